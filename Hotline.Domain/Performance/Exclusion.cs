using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Performance;

/// <summary>How far a plea for exclusion has come. Numbers are stored.</summary>
public enum ExclusionState
{
    /// <summary>待初审.</summary>
    Asked = 1,

    /// <summary>待复审: one reviewer agreed.</summary>
    Agreed = 2,

    /// <summary>已剔除: two agreed.</summary>
    Granted = 3,

    /// <summary>不予剔除.</summary>
    Refused = 4,
}

/// <summary>剔除申请: a unit asks that one case be left out of one figure. Two different reviewers must agree; the figure is shown with and without.</summary>
public sealed class Exclusion
{
    private Exclusion()
    {
        Reason = Evidence = AskedBy = AskedByName = "";
    }

    /// <summary>A unit asks.</summary>
    /// <param name="fact">Which case.</param>
    /// <param name="reason">Why it should not count.</param>
    /// <param name="evidence">What proves it: text, or where it can be found.</param>
    /// <param name="stamp">Who asks, and when.</param>
    public Exclusion(KpiFact fact, string reason, string evidence, Stamp stamp)
    {
        (Ticket, Kind, Hop, Unit, Month) = (fact.Ticket, fact.Kind, fact.Hop, fact.Unit, fact.Month);
        (Reason, Evidence, State) = (reason.Trim(), evidence.Trim(), ExclusionState.Asked);
        (AskedBy, AskedByName, AskedAt) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Which ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Which figure's fact.</summary>
    public FactKind Kind { get; private set; }

    /// <summary>Which assignment.</summary>
    public int Hop { get; private set; }

    /// <summary>The unit that asks.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>The month it was asked for.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>What proves it.</summary>
    public string Evidence { get; private set; }

    /// <summary>How far it has come.</summary>
    public ExclusionState State { get; private set; }

    /// <summary>The account that asked.</summary>
    public string AskedBy { get; private set; }

    /// <summary>That person's name.</summary>
    public string AskedByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>初审: the account.</summary>
    public string? FirstBy { get; private set; }

    /// <summary>初审: the name.</summary>
    public string? FirstByName { get; private set; }

    /// <summary>初审: when.</summary>
    public DateTimeOffset? FirstAt { get; private set; }

    /// <summary>初审: what was said.</summary>
    public string? FirstNote { get; private set; }

    /// <summary>复审: the account.</summary>
    public string? SecondBy { get; private set; }

    /// <summary>复审: the name.</summary>
    public string? SecondByName { get; private set; }

    /// <summary>复审: when.</summary>
    public DateTimeOffset? SecondAt { get; private set; }

    /// <summary>复审: what was said.</summary>
    public string? SecondNote { get; private set; }

    /// <summary>Whether somebody must still decide.</summary>
    public bool Waits => State is ExclusionState.Asked or ExclusionState.Agreed;

    /// <summary>Whether it speaks of this fact. What has moved to another month was not asked for.</summary>
    public bool Concerns(KpiFact fact) => (Ticket, Kind, Hop, Month) == (fact.Ticket, fact.Kind, fact.Hop, fact.Month);

    /// <summary>A reviewer decides: the first "yes" asks a second reviewer, the second one grants; any "no" ends it.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ExclusionDecided"/>; <see cref="RefusalCode.SecondReviewer"/>: two reviewers are two persons, and neither is the one who asked.</exception>
    public void Decide(bool agree, string? note, Stamp stamp)
    {
        Refusal.When(!Waits, RefusalCode.ExclusionDecided);
        Refusal.When(stamp.By.Account == AskedBy || stamp.By.Account == FirstBy, RefusalCode.SecondReviewer);
        var said = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (State == ExclusionState.Asked)
        {
            (FirstBy, FirstByName, FirstAt, FirstNote) = (stamp.By.Account, stamp.By.Name, stamp.At, said);
            State = agree ? ExclusionState.Agreed : ExclusionState.Refused;
        }
        else
        {
            (SecondBy, SecondByName, SecondAt, SecondNote) = (stamp.By.Account, stamp.By.Name, stamp.At, said);
            State = agree ? ExclusionState.Granted : ExclusionState.Refused;
        }
    }
}
