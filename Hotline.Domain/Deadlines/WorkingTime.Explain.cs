namespace Hotline.Domain.Deadlines;

public sealed partial class WorkingTime
{
    /// <summary>A ledger longer than this many days is refused: nobody reads it, and a stranger may ask for it.</summary>
    public const int LongestLedger = 3_660;

    /// <summary>The day-by-day account of <see cref="Add(DateTimeOffset, Budget)"/>, from the start day to the due day.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="budget">How much time is given.</param>
    /// <returns>One entry per local date, rest days included; what they used adds up to the budget.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for Add, or the ledger would be longer than <see cref="LongestLedger"/> days.</exception>
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Budget budget) => Explain(start, budget, StartRule.NextDay);

    /// <summary>The day-by-day account of <see cref="Add(DateTimeOffset, Budget, StartRule)"/>.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="budget">How much time is given.</param>
    /// <param name="rule">What day 1 is.</param>
    /// <returns>One entry per local date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for Add, or the ledger would be longer than <see cref="LongestLedger"/> days.</exception>
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Budget budget, StartRule rule) =>
        Explain(start, new Limit(budget, null, 0) { Start = rule });

    /// <summary>The day-by-day account of <see cref="Add(DateTimeOffset, Limit)"/>: of the budget, or of the cap where that ends earlier.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="limit">The row of the table.</param>
    /// <returns>One entry per local date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for Add, or the ledger would be longer than <see cref="LongestLedger"/> days.</exception>
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Limit limit) => Explain(start, limit, []);

    /// <summary>The day-by-day account of a limit that was extended, and perhaps cut off by another limit that ends earlier.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="limit">The row of the table.</param>
    /// <param name="extensions">What was granted, in this order.</param>
    /// <param name="cutAt">Another due instant that this one never goes beyond; null for none.</param>
    /// <returns>
    /// One entry per local date up to the due instant; none where it was cut off before it began.
    /// Unless it was cut off, what they used is <see cref="Binding"/>, and what was added is the extensions.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">As for Add, or the ledger would be longer than <see cref="LongestLedger"/> days.</exception>
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Limit limit, IReadOnlyList<Budget> extensions, DateTimeOffset? cutAt = null)
    {
        var binding = Binding(start, limit);
        var firstDue = Add(start, limit);
        var used = Used(start, binding, limit.Start, Earlier(firstDue.At, cutAt));
        var added = new Dictionary<DateOnly, int>();
        var due = firstDue;
        foreach (var extension in extensions)
        {
            // As Extend reckons: 24:00 belongs to the day it ends.
            var from = extension.InDays ? due.At.AddTicks(-1) : due.At;
            due = Extend(due, extension);
            foreach (var (day, amount) in Used(from, extension, StartRule.NextDay, Earlier(due.At, cutAt)))
            {
                added[day] = added.GetValueOrDefault(day) + amount;
            }
        }

        List<DateOnly> days = [.. used.Keys.Union(added.Keys).Order()];
        var breaks = DateOnly.FromDateTime(firstDue.At.DateTime.AddTicks(-1));
        return
        [
            .. days.Select(day =>
            {
                var work = day <= breaks || extensions.Count == 0 ? binding.CountsWork : extensions[^1].CountsWork;
                var extra = added.GetValueOrDefault(day);
                var taken = used.GetValueOrDefault(day);
                var kind = day == days[0] ? DayKind.StartDay
                    : day == days[^1] ? DayKind.Due
                    : day == breaks ? DayKind.FirstDue
                    : extra > 0 ? DayKind.Extension
                    : taken == 0 ? DayKind.Rest
                    : work && Calendar.IsMakeUp(day) ? DayKind.MakeUp
                    : DayKind.Counted;
                return new LedgerDay(day, kind, Calendar.Name(day), taken, work && !Calendar.Knows(day.Year)) { Added = extra };
            }),
        ];
    }

    /// <summary>The budget of a limit, or its cap where that ends earlier.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="limit">The row of the table.</param>
    /// <returns>The one that binds.</returns>
    public Budget Binding(DateTimeOffset start, Limit limit) =>
        limit.Cap is { } cap && Add(start, cap, limit.Start).At < Add(start, limit.Budget, limit.Start).At ? cap : limit.Budget;

    // What each date takes from the budget, from the start up to an instant: a day counts when it has fully passed by then.
    private Dictionary<DateOnly, int> Used(DateTimeOffset start, Budget budget, StartRule rule, DateTimeOffset until)
    {
        var used = new Dictionary<DateOnly, int>();
        if (until <= start)
        {
            return used;
        }

        var (local, end) = (Local(start).DateTime, Local(until).DateTime);
        var first = DateOnly.FromDateTime(local);
        var length = DateOnly.FromDateTime(end.AddTicks(-1)).DayNumber - first.DayNumber + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestLedger, nameof(budget));
        var zero = DayZero(local, rule);
        for (var i = 0; i < length; i++)
        {
            var day = first.AddDays(i);
            used[day] = budget.Unit switch
            {
                BudgetUnit.WorkingDay => day > zero && Calendar.Works(day) && EndOfWork(day) <= until ? 1 : 0,
                BudgetUnit.CalendarDay => day > zero && At(day.ToDateTime(default).AddDays(1)) <= until ? 1 : 0,
                BudgetUnit.WorkingHour or BudgetUnit.WorkingMinute => WorkedOn(day, local, end),
                _ => MinutesOn(day, start, until),
            };
        }

        return used;
    }

    private int WorkedOn(DateOnly day, DateTime from, DateTime to)
    {
        var midnight = day.ToDateTime(default);
        var begin = from > midnight ? from : midnight;
        var end = to < midnight.AddDays(1) ? to : midnight.AddDays(1);
        return (int)(Position(end) - Position(begin));
    }

    private int MinutesOn(DateOnly day, DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (At(day.ToDateTime(default)), At(day.AddDays(1).ToDateTime(default)));
        return (int)((to < end ? to : end) - (from > begin ? WholeMinute(from) : begin)).TotalMinutes;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other is { } cut && cut < one ? cut : one;
}
