namespace Hotline.Domain.Deadlines;

/// <summary>What an amount of time is counted in. Working units follow calendar and office hours; the others run in natural time.</summary>
public enum BudgetUnit
{
    /// <summary>工作日: due when work ends on the n-th working day.</summary>
    WorkingDay = 1,

    /// <summary>自然日: due when the n-th day ends, at 24:00.</summary>
    CalendarDay = 2,

    /// <summary>工作小时: sixty minutes inside office hours.</summary>
    WorkingHour = 3,

    /// <summary>小时: sixty minutes by the clock on the wall, day and night.</summary>
    Hour = 4,

    /// <summary>分钟: one minute by the clock on the wall.</summary>
    Minute = 5,

    /// <summary>工作分钟: one minute inside office hours.</summary>
    WorkingMinute = 6,
}
