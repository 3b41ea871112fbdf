namespace Hotline.Domain.Deadlines;

public sealed partial class WorkingTime
{
    /// <summary>The last instant at which that much is still left until another: one working day before a Monday evening is the Friday evening.</summary>
    /// <param name="end">Where the time ends.</param>
    /// <param name="left">What is left before it.</param>
    /// <returns>The instant, in the zone of the office.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below 1 or the unit unknown.</exception>
    public DateTimeOffset Before(DateTimeOffset end, Budget left)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(left.Amount, 1, nameof(left));
        var local = Local(end).DateTime;
        var today = DateOnly.FromDateTime(local.AddTicks(-1)); // 24:00 belongs to the day it ends
        return left.Unit switch
        {
            BudgetUnit.WorkingDay => EndOfWork(Calendar.DayOf(Math.Max(1, (long)Calendar.Through(today) - left.Amount), YearBefore(today, left.Amount))),
            BudgetUnit.CalendarDay => At(today.ToDateTime(default).AddDays(1.0 - left.Amount)),
            BudgetUnit.WorkingHour => WorkedBack(local, left.Amount * 60L),
            BudgetUnit.WorkingMinute => WorkedBack(local, left.Amount),
            BudgetUnit.Hour => Local(end.AddHours(-left.Amount)),
            BudgetUnit.Minute => Local(end.AddMinutes(-left.Amount)),
            _ => throw new ArgumentOutOfRangeException(nameof(left), left.Unit, "Unknown unit."),
        };
    }

    // A year that surely lies no later than so many working days before: no year has fewer than 200.
    private static int YearBefore(DateOnly day, long workingDays) => (int)Math.Max(1, day.Year - 1 - (workingDays / 200));

    private DateTimeOffset WorkedBack(DateTime local, long minutes)
    {
        var target = Math.Max(1, Position(local) - minutes);
        var full = (target - 1) / Hours.MinutesPerDay;
        return At(Calendar.DayOf(full + 1, YearBefore(DateOnly.FromDateTime(local), minutes / Hours.MinutesPerDay)).ToDateTime(default).AddMinutes(Hours.WorkedAt((int)(target - (full * Hours.MinutesPerDay)))));
    }
}
