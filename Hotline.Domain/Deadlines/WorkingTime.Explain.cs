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
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Budget budget, StartRule rule)
    {
        var due = Add(start, budget, rule).At;
        var local = Local(start).DateTime;
        var first = DateOnly.FromDateTime(local);
        var last = DateOnly.FromDateTime(due.DateTime.AddTicks(-1)); // 24:00 belongs to the day it ends
        var length = last.DayNumber - first.DayNumber + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestLedger, nameof(budget));

        var zero = DayZero(local, rule);
        var ledger = new LedgerDay[length];
        for (var i = 0; i < length; i++)
        {
            var day = first.AddDays(i);
            var used = budget.Unit switch
            {
                BudgetUnit.WorkingDay => day > zero && Calendar.Works(day) ? 1 : 0,
                BudgetUnit.CalendarDay => day > zero ? 1 : 0,
                BudgetUnit.WorkingHour or BudgetUnit.WorkingMinute => WorkedOn(day, local, due.DateTime),
                _ => MinutesOn(day, start, due),
            };
            ledger[i] = Entry(day, first, last, used, IsWorkingUnit(budget.Unit));
        }

        return ledger;
    }

    /// <summary>The day-by-day account of <see cref="Add(DateTimeOffset, Limit)"/>: of the budget, or of the cap where that ends earlier.</summary>
    /// <param name="start">The instant the limit starts.</param>
    /// <param name="limit">The row of the table.</param>
    /// <returns>One entry per local date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for Add, or the ledger would be longer than <see cref="LongestLedger"/> days.</exception>
    public IReadOnlyList<LedgerDay> Explain(DateTimeOffset start, Limit limit)
    {
        var capped = limit.Cap is { } cap && Add(start, cap, limit.Start).At < Add(start, limit.Budget, limit.Start).At;
        return Explain(start, capped ? limit.Cap!.Value : limit.Budget, limit.Start);
    }

    private LedgerDay Entry(DateOnly day, DateOnly first, DateOnly last, int used, bool working)
    {
        var kind = day == first ? DayKind.StartDay
            : day == last ? DayKind.Due
            : used == 0 ? DayKind.Rest
            : working && Calendar.IsMakeUp(day) ? DayKind.MakeUp
            : DayKind.Counted;
        return new LedgerDay(day, kind, Calendar.Name(day), used, working && !Calendar.Knows(day.Year));
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

    private static bool IsWorkingUnit(BudgetUnit unit) =>
        unit is BudgetUnit.WorkingDay or BudgetUnit.WorkingHour or BudgetUnit.WorkingMinute;
}
