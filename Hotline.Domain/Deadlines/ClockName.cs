namespace Hotline.Domain.Deadlines;

/// <summary>The clocks that run on a ticket; each has its limits in the table.</summary>
public enum ClockName
{
    /// <summary>派单: from registration until the ticket left intake.</summary>
    Dispatch = 1,

    /// <summary>签收: from the dispatch to a unit until the unit accepts.</summary>
    Sign = 2,

    /// <summary>首次联系: from the dispatch to a unit until the first logged attempt to reach the caller.</summary>
    FirstContact = 3,

    /// <summary>办理: from the first dispatch until the reply is approved; never starts again.</summary>
    Handle = 4,

    /// <summary>单位办理: from the dispatch to a unit until its approved reply; never beyond <see cref="Handle"/>.</summary>
    HandleUnit = 5,

    /// <summary>审核: from the reply until it is approved or sent back.</summary>
    Review = 6,

    /// <summary>回访: from approval until the result of the follow-up.</summary>
    FollowUp = 7,

    /// <summary>重办: from the order to redo until the new reply.</summary>
    Redo = 8,

    /// <summary>协办: from the dispatch to a co-operating unit until its partial reply.</summary>
    CoOperate = 9,
}
