using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>What a unit asks the centre for.</summary>
public enum UnitRequestKind
{
    /// <summary>退单.</summary>
    Return = 1,

    /// <summary>延期.</summary>
    Extension = 2,
}

/// <summary>How it ended.</summary>
public enum UnitRequestState
{
    /// <summary>待裁定.</summary>
    Pending = 1,

    /// <summary>同意.</summary>
    Granted = 2,

    /// <summary>驳回.</summary>
    Refused = 3,

    /// <summary>The ticket went elsewhere or was withdrawn before anybody decided.</summary>
    Lapsed = 4,
}

/// <summary>A unit's plea to return a ticket or to get more time. Pending, it stops no clock.</summary>
public sealed class UnitRequest
{
    private UnitRequest()
    {
        Reason = By = "";
    }

    internal UnitRequest(TicketNumber ticket, UnitRequestKind kind, DepartmentCode unit, string reason, string? basis, DepartmentCode? suggested, int days, Stamp stamp)
    {
        (Ticket, Kind, Unit, Reason, Basis, SuggestedUnit, Days) = (ticket, kind, unit, reason, basis, suggested, days);
        (By, AskedAt, State) = (stamp.By.Account, stamp.At, UnitRequestState.Pending);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Return or extension.</summary>
    public UnitRequestKind Kind { get; private set; }

    /// <summary>Pending, granted, refused, lapsed.</summary>
    public UnitRequestState State { get; private set; }

    /// <summary>The unit that asks.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>The law or duty list that says so (returns).</summary>
    public string? Basis { get; private set; }

    /// <summary>Who should have it instead (returns).</summary>
    public DepartmentCode? SuggestedUnit { get; private set; }

    /// <summary>Working days asked for (extensions).</summary>
    public int Days { get; private set; }

    /// <summary>The account that asked.</summary>
    public string By { get; private set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>What the one who decided said.</summary>
    public string? Decision { get; private set; }

    internal void Decide(UnitRequestState state, string? note, Stamp stamp) =>
        (State, Decision, DecidedBy, DecidedAt) = (state, note, stamp.By.Account, stamp.At);
}
