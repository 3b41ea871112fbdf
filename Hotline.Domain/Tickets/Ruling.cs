using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>What a ruling says for itself.</summary>
/// <param name="Grounds">Why, in words both sides read.</param>
/// <param name="Basis">The law or duty list behind it.</param>
/// <param name="CatalogueLine">The line of the dispatch catalogue that holds since; null where it was for this case only.</param>
public sealed record RulingGrounds(string Grounds, string Basis, string? CatalogueLine);

/// <summary>裁定: whose duty it is, decided by the centre after a dispute. The unit it names may not return the ticket again.</summary>
public sealed class Ruling
{
    private Ruling()
    {
        Grounds = Basis = By = ByName = "";
    }

    internal Ruling(TicketNumber ticket, Appeal about, DepartmentCode before, DepartmentCode after, RulingGrounds words, Stamp stamp)
    {
        (Ticket, Category, Area, Party) = (ticket, about.Category!.Value, about.Area, about.ReportedParty);
        (UnitBefore, UnitAfter, Grounds, Basis, CatalogueLine) = (before, after, words.Grounds, words.Basis, words.CatalogueLine);
        (By, ByName, At) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>The category it was decided for.</summary>
    public CategoryCode Category { get; private set; }

    /// <summary>Where it happened, where that is known.</summary>
    public AreaCode? Area { get; private set; }

    /// <summary>What kind of party it is about, where somebody said so.</summary>
    public ReportedParty? Party { get; private set; }

    /// <summary>The unit that wanted to return it.</summary>
    public DepartmentCode UnitBefore { get; private set; }

    /// <summary>The unit named: another one, or the same.</summary>
    public DepartmentCode UnitAfter { get; private set; }

    /// <summary>Why.</summary>
    public string Grounds { get; private set; }

    /// <summary>The law or duty list behind it.</summary>
    public string Basis { get; private set; }

    /// <summary>The account that ruled.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The line of the dispatch catalogue that holds since; null: for this case only.</summary>
    public string? CatalogueLine { get; private set; }

    /// <summary>Whether it stayed where it was.</summary>
    public bool Stood => UnitBefore == UnitAfter;
}
