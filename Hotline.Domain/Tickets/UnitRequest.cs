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

/// <summary>How far it is, and how it ended. Numbers are stored.</summary>
public enum UnitRequestState
{
    /// <summary>待决定: the centre has it.</summary>
    Pending = 1,

    /// <summary>同意.</summary>
    Granted = 2,

    /// <summary>驳回.</summary>
    Refused = 3,

    /// <summary>The ticket went elsewhere or was withdrawn before anybody decided.</summary>
    Lapsed = 4,

    /// <summary>待本单位负责人审批: it has not left the unit yet.</summary>
    WaitsForLeader = 5,

    /// <summary>本单位负责人不同意: it never left the unit.</summary>
    Stopped = 6,

    /// <summary>待裁定: disputed, or one return too many.</summary>
    ForRuling = 7,

    /// <summary>裁定改派: the ruling named another unit.</summary>
    Upheld = 8,

    /// <summary>裁定维持: the ruling left it where it was.</summary>
    Overruled = 9,
}

/// <summary>Whether the unit's leader must say yes before a request leaves the unit.</summary>
public enum LeaderApproval
{
    /// <summary>The city asks for none, or the unit has no leader who could sign in.</summary>
    NotNeeded,

    /// <summary>A leader asks, and so approves in the same act.</summary>
    Given,

    /// <summary>It waits for the leader.</summary>
    Needed,
}

/// <summary>A unit's plea to return a ticket or to get more time. Whatever it waits for, it stops no clock.</summary>
public sealed partial class UnitRequest
{
    private UnitRequest()
    {
        Reason = By = "";
    }

    internal UnitRequest(TicketNumber ticket, UnitRequestKind kind, DepartmentCode unit, string reason, int days, Stamp stamp)
    {
        (Ticket, Kind, Unit, Reason, Days) = (ticket, kind, unit, reason, days);
        (By, AskedAt, State) = (stamp.By.Account, stamp.At, UnitRequestState.Pending);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>Return or extension.</summary>
    public UnitRequestKind Kind { get; private set; }

    /// <summary>How far it is.</summary>
    public UnitRequestState State { get; private set; }

    /// <summary>The unit that asks.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>The code of the reason, of the city's list (returns).</summary>
    public string? ReasonCode { get; internal set; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; private set; }

    /// <summary>The law or duty list that says so (returns).</summary>
    public string? Basis { get; internal set; }

    /// <summary>Who should have it instead (returns).</summary>
    public DepartmentCode? SuggestedUnit { get; internal set; }

    /// <summary>The district office that decides, where it had handed the ticket on (returns); null: the centre.</summary>
    public DepartmentCode? District { get; internal set; }

    /// <summary>Days asked for (extensions), working or calendar days as the rules for requests count them.</summary>
    public int Days { get; private set; }

    /// <summary>The account that asked.</summary>
    public string By { get; private set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the unit's leader approved or stopped it; null where none was asked.</summary>
    public DateTimeOffset? LeaderAt { get; private set; }

    /// <summary>The leader's account.</summary>
    public string? LeaderBy { get; private set; }

    /// <summary>What the leader said.</summary>
    public string? LeaderNote { get; private set; }

    /// <summary>When it was decided by the centre (or stopped, or lapsed).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>What the one who decided said.</summary>
    public string? Decision { get; private set; }

    /// <summary>The unit's argument against the refusal.</summary>
    public string? Argument { get; private set; }

    /// <summary>When it was disputed.</summary>
    public DateTimeOffset? DisputedAt { get; private set; }

    /// <summary>When it was ruled on.</summary>
    public DateTimeOffset? RuledAt { get; private set; }

    /// <summary>Why the time was extended, in the words the citizen reads (granted extensions).</summary>
    public string? Told { get; private set; }

    /// <summary>The due date the citizen had been told before (granted extensions).</summary>
    public DateTimeOffset? DueBefore { get; private set; }

    /// <summary>The due date the citizen is told since (granted extensions).</summary>
    public DateTimeOffset? DueAfter { get; private set; }

    /// <summary>Minutes, day and night, during which somebody had to decide on it; 0 until the first decision.</summary>
    public int WaitedMinutes { get; private set; }

    /// <summary>Whether somebody still has to decide.</summary>
    public bool Open => State is UnitRequestState.WaitsForLeader or UnitRequestState.Pending or UnitRequestState.ForRuling;
}
