namespace Hotline.Domain.Deadlines;

public sealed partial class WorkingTime
{
    /// <summary>
    /// How much of a unit has fully passed: the greatest n for which n of the unit, started at <paramref name="from"/>,
    /// are due no later than <paramref name="to"/>. So it undoes <see cref="Add(DateTimeOffset, Budget)"/> exactly.
    /// </summary>
    /// <param name="from">Where counting starts.</param>
    /// <param name="to">Where it ends; before <paramref name="from"/> the answer is the negative of the other way round.</param>
    /// <param name="unit">What is counted.</param>
    /// <returns>Whole units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is unknown.</exception>
    public int Between(DateTimeOffset from, DateTimeOffset to, BudgetUnit unit) =>
        to < from ? -Passed(to, from, unit) : Passed(from, to, unit);

    private int Passed(DateTimeOffset from, DateTimeOffset to, BudgetUnit unit) => unit switch
    {
        BudgetUnit.WorkingDay => WorkingDaysPassed(Local(from).DateTime, Local(to).DateTime),
        BudgetUnit.CalendarDay => Math.Max(0, Local(to).Date.Subtract(Local(from).Date).Days - 1),
        BudgetUnit.WorkingHour => (int)(WorkingMinutesPassed(from, to) / 60),
        BudgetUnit.WorkingMinute => checked((int)WorkingMinutesPassed(from, to)),
        BudgetUnit.Hour => (int)((to - WholeMinute(from)).Ticks / TimeSpan.TicksPerHour),
        BudgetUnit.Minute => checked((int)((to - WholeMinute(from)).Ticks / TimeSpan.TicksPerMinute)),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    private int WorkingDaysPassed(DateTime from, DateTime to)
    {
        var last = DateOnly.FromDateTime(to);
        var through = TimeOnly.FromDateTime(to) < Hours.Close ? Calendar.Before(last) : Calendar.Through(last);
        return Math.Max(0, through - Calendar.Through(DateOnly.FromDateTime(from)));
    }

    private long WorkingMinutesPassed(DateTimeOffset from, DateTimeOffset to) =>
        Position(Local(to).DateTime) - Position(Local(from).DateTime);
}
