namespace Hotline.Domain.Supervision;

/// <summary>预警纠错: how loudly a clock warns. Lights first, then cards; numbers are stored.</summary>
public enum WarningLevel
{
    /// <summary>黄灯: little time is left.</summary>
    Yellow = 1,

    /// <summary>橙灯: due.</summary>
    Orange = 2,

    /// <summary>红灯: overdue.</summary>
    Red = 3,

    /// <summary>黄牌: recorded against the unit.</summary>
    YellowCard = 4,

    /// <summary>红牌: notice of criticism.</summary>
    RedCard = 5,
}
