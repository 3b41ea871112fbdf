namespace Hotline.Domain.Performance;

/// <summary>What a fact is about. Numbers are stored: never reuse one.</summary>
public enum FactKind
{
    /// <summary>签收: a dispatch to a unit, and its acceptance.</summary>
    Sign = 1,

    /// <summary>首次联系: a dispatch to a unit, and its first attempt to reach the citizen.</summary>
    Contact = 2,

    /// <summary>单位办理: a dispatch to a unit, and its reply that was approved.</summary>
    Handle = 3,

    /// <summary>全程办理: the first dispatch of a ticket, and its approval.</summary>
    Overall = 4,

    /// <summary>解决: a matter about which the citizen was reached.</summary>
    Solved = 5,

    /// <summary>满意: the same matter, by the level of satisfaction with the result.</summary>
    Satisfied = 6,

    /// <summary>接通: a follow-up that was tried.</summary>
    Reach = 7,

    /// <summary>退单: a dispatch to a unit.</summary>
    Return = 8,

    /// <summary>重办: a closed ticket that a unit had handled.</summary>
    Redo = 9,

    /// <summary>办理用时: a unit's approved reply; its value is the time it took.</summary>
    Time = 10,

    /// <summary>首派: a ticket that was ever dispatched.</summary>
    FirstDispatch = 11,

    /// <summary>直接答复: a registered ticket.</summary>
    Direct = 12,

    /// <summary>重复诉求: a registered ticket.</summary>
    Repeat = 13,

    /// <summary>兑现: a promise of a reply that was settled.</summary>
    Promise = 14,
}
