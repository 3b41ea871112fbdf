namespace Hotline.Domain.Tickets;

/// <summary>Where a ticket stands in its life.</summary>
public enum TicketState
{
    /// <summary>草稿: not yet a ticket.</summary>
    Draft = 0,

    /// <summary>待派单.</summary>
    Registered = 1,

    /// <summary>待签收.</summary>
    Dispatched = 2,

    /// <summary>办理中.</summary>
    InHand = 3,

    /// <summary>待审核.</summary>
    UnderReview = 4,

    /// <summary>待回访.</summary>
    ToFollowUp = 5,

    /// <summary>已办结.</summary>
    Closed = 6,

    /// <summary>不予受理.</summary>
    Declined = 7,

    /// <summary>已转紧急服务.</summary>
    Transferred = 8,

    /// <summary>已并案: follows its parent.</summary>
    Merged = 9,

    /// <summary>已撤回.</summary>
    Withdrawn = 10,
}
