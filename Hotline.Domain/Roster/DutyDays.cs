namespace Hotline.Domain.Roster;

/// <summary>On which days a duty is kept.</summary>
[Flags]
public enum DutyDays
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>周一.</summary>
    Monday = 1 << 0,

    /// <summary>周二.</summary>
    Tuesday = 1 << 1,

    /// <summary>周三.</summary>
    Wednesday = 1 << 2,

    /// <summary>周四.</summary>
    Thursday = 1 << 3,

    /// <summary>周五.</summary>
    Friday = 1 << 4,

    /// <summary>周六.</summary>
    Saturday = 1 << 5,

    /// <summary>周日.</summary>
    Sunday = 1 << 6,

    /// <summary>每天.</summary>
    Daily = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday,

    /// <summary>工作日, make-up workdays included.</summary>
    WorkingDays = 1 << 7,

    /// <summary>休息日, holidays included.</summary>
    RestDays = 1 << 8,
}
