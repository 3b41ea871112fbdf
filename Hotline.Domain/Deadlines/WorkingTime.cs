namespace Hotline.Domain.Deadlines;

/// <summary>
/// The arithmetic of limits: from a start and a budget to the due instant and back. It reads no clock.
/// Everything is looked up in the calendar's sums; <see cref="Add(DateTimeOffset, Budget)"/> allocates nothing.
/// </summary>
/// <remarks>Hours and minutes are counted from the minute the start falls into; its seconds are dropped.</remarks>
/// <param name="calendar">Which dates work.</param>
/// <param name="hours">When work is done on them.</param>
/// <param name="zone">Where the office is; all local dates are dates there.</param>
public sealed partial class WorkingTime(WorkingCalendar calendar, OfficeHours hours, TimeZoneInfo zone)
{
    /// <summary>Which dates work.</summary>
    public WorkingCalendar Calendar { get; } = calendar;

    /// <summary>When work is done on them.</summary>
    public OfficeHours Hours { get; } = hours;

    /// <summary>Where the office is.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>
    /// When a budget that starts now ends. Day 1 is the first (working) day strictly after the start's local date;
    /// n working days end when work ends on day n, n calendar days at 24:00 of day n, hours and minutes to the minute.
    /// Working hours skip nights, breaks and rest days; ending exactly at a break they end where it begins.
    /// Sources: Civil Code (民法典) art. 201, the day of the start is not counted and hours run from the start;
    /// art. 203, a period ends at 24:00 or, where there are business hours, when they end.
    /// </summary>
    /// <param name="start">The instant the limit starts, in any offset.</param>
    /// <param name="budget">How much time is given.</param>
    /// <returns>The due instant; provisional when a day of a year without a calendar was looked at.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below 1, the unit unknown, or the date beyond the year 9999.</exception>
    public Due Add(DateTimeOffset start, Budget budget) => Add(start, budget, StartRule.NextDay);

    /// <summary>As <see cref="Add(DateTimeOffset, Budget)"/>, with the city's own rule for what day 1 is.</summary>
    /// <param name="start">The instant the limit starts, in any offset.</param>
    /// <param name="budget">How much time is given.</param>
    /// <param name="rule">What day 1 is; matters for days only.</param>
    /// <returns>The due instant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below 1, the unit unknown, or the date beyond the year 9999.</exception>
    public Due Add(DateTimeOffset start, Budget budget, StartRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget.Amount, 1, nameof(budget));
        var local = Local(start).DateTime;
        return budget.Unit switch
        {
            BudgetUnit.WorkingDay => WorkingDays(DayZero(local, rule), budget.Amount),
            BudgetUnit.CalendarDay => CalendarDays(DayZero(local, rule), budget.Amount),
            BudgetUnit.WorkingHour => WorkingMinutes(local, budget.Amount * 60L),
            BudgetUnit.WorkingMinute => WorkingMinutes(local, budget.Amount),
            BudgetUnit.Hour => Minutes(start, budget.Amount * 60L),
            BudgetUnit.Minute => Minutes(start, budget.Amount),
            _ => throw new ArgumentOutOfRangeException(nameof(budget), budget.Unit, "Unknown unit."),
        };
    }

    /// <summary>When a limit from the table ends: its budget by its start rule, and never after its cap.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="limit">The row of the table.</param>
    /// <returns>The due instant; provisional when that of the budget or of the cap is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(DateTimeOffset, Budget)"/>.</exception>
    public Due Add(DateTimeOffset start, Limit limit)
    {
        var due = Add(start, limit.Budget, limit.Start);
        return limit.Cap is { } cap ? due.NotAfter(Add(start, cap, limit.Start)) : due;
    }

    /// <summary>
    /// A granted extension: the old due instant and n more. A due instant of 24:00 belongs to the day it ends,
    /// so one more calendar day moves it by one day, not two.
    /// </summary>
    /// <param name="due">The due instant so far.</param>
    /// <param name="extra">What is added.</param>
    /// <returns>The new due instant, always later; provisional when the old one was.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(DateTimeOffset, Budget)"/>.</exception>
    public Due Extend(Due due, Budget extra)
    {
        var byDay = extra.Unit is BudgetUnit.WorkingDay or BudgetUnit.CalendarDay;
        var extended = Add(byDay ? due.At.AddTicks(-1) : due.At, extra);
        return extended with { Provisional = extended.Provisional || due.Provisional };
    }

    /// <summary>The instant in the zone of the office.</summary>
    /// <param name="instant">Any instant.</param>
    /// <returns>The same instant with the local offset.</returns>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Whether offices are open: on a working day from the beginning of work to its end, the break at noon included, when somebody is still about.</summary>
    /// <param name="instant">Any instant.</param>
    /// <returns>False at night and on rest days.</returns>
    public bool IsOpen(DateTimeOffset instant)
    {
        var local = Local(instant).DateTime;
        var time = TimeOnly.FromDateTime(local);
        return Calendar.Works(DateOnly.FromDateTime(local)) && time >= Hours.Open && time < Hours.Close;
    }

    /// <summary>When work ends on a date, whether or not the date works.</summary>
    /// <param name="day">A local date.</param>
    /// <returns>The instant; 17:30 by default.</returns>
    public DateTimeOffset EndOfWork(DateOnly day) => At(day.ToDateTime(Hours.Close));

    /// <summary>When a date begins.</summary>
    /// <param name="day">A local date.</param>
    /// <returns>The instant: 00:00 local.</returns>
    public DateTimeOffset Midnight(DateOnly day) => At(day.ToDateTime(default));

    /// <summary>How much of a span of time falls on a date, in natural time.</summary>
    /// <param name="day">A local date.</param>
    /// <param name="from">Where the span begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>Up to 24 hours; nothing where they do not meet.</returns>
    public TimeSpan Shared(DateOnly day, DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (At(day.ToDateTime(default)), At(day.AddDays(1).ToDateTime(default)));
        var shared = (to < end ? to : end) - (from > begin ? from : begin);
        return shared > TimeSpan.Zero ? shared : TimeSpan.Zero;
    }

    private Due WorkingDays(DateOnly zero, int amount)
    {
        var day = Calendar.DayOf((long)Calendar.Through(zero) + amount, zero.Year);
        return new Due(EndOfWork(day), !Calendar.KnowsAll(zero.AddDays(1), day));
    }

    private Due CalendarDays(DateOnly zero, int amount) => new(At(zero.ToDateTime(default).AddDays(amount + 1.0)), false);

    private Due WorkingMinutes(DateTime local, long minutes)
    {
        var day = DateOnly.FromDateTime(local);
        var target = Position(local) + minutes;
        var full = (target - 1) / Hours.MinutesPerDay;
        var last = Calendar.DayOf(full + 1, day.Year);
        var minute = Hours.WorkedAt((int)(target - (full * Hours.MinutesPerDay)));
        return new Due(At(last.ToDateTime(default).AddMinutes(minute)), !Calendar.KnowsAll(day, last));
    }

    private Due Minutes(DateTimeOffset start, long minutes) =>
        new(Local(WholeMinute(start).AddMinutes(minutes)), false);

    /// <summary>The last day that does not count.</summary>
    private DateOnly DayZero(DateTime local, StartRule rule)
    {
        var day = DateOnly.FromDateTime(local);
        return rule == StartRule.ReceiptDay && TimeOnly.FromDateTime(local) < Hours.Close ? day.AddDays(-1) : day;
    }

    /// <summary>Working minutes of the era up to a local time.</summary>
    private long Position(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var today = Calendar.Works(day) ? Hours.WorkedBefore((local.Hour * 60) + local.Minute) : 0;
        return ((long)Calendar.Before(day) * Hours.MinutesPerDay) + today;
    }

    private static DateTimeOffset WholeMinute(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    private DateTimeOffset At(DateTime local) => new(local, Zone.GetUtcOffset(local));
}
