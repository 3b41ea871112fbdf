namespace Hotline.Domain.Deadlines;

/// <summary>What a day was to a limit. Where several fit: start day, then due day, then the first due day, then extension, then make-up.</summary>
public enum DayKind
{
    /// <summary>The day the limit started on.</summary>
    StartDay = 1,

    /// <summary>An ordinary day that counted.</summary>
    Counted = 2,

    /// <summary>A weekend or holiday that did not count.</summary>
    Rest = 3,

    /// <summary>A weekend day worked in exchange for a holiday, which counted.</summary>
    MakeUp = 4,

    /// <summary>The day the limit ends on.</summary>
    Due = 5,

    /// <summary>A day that a granted extension added.</summary>
    Extension = 6,

    /// <summary>The day the limit would have ended on without its extension.</summary>
    FirstDue = 7,
}
