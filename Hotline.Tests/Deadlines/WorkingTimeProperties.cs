using Hotline.Domain.Deadlines;
using Hotline.Tests.Kit;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class WorkingTimeProperties
{
    private const int Seed = 12345;

    public static TheoryData<BudgetUnit> Units => [.. Enum.GetValues<BudgetUnit>()];

    [Theory]
    [MemberData(nameof(Units))]
    public void Between_undoes_Add(BudgetUnit unit) => Repeat(5_000, random =>
    {
        var (start, amount) = (Instant(random), Amount(random, unit));
        var due = Time.Add(start, new Budget(amount, unit)).At;
        Assert.True(due > start);
        Assert.Equal(amount, Time.Between(start, due, unit));
        Assert.Equal(amount - 1, Time.Between(start, due.AddTicks(-1), unit));
        Assert.Equal(-amount, Time.Between(due, start, unit));
    });

    [Theory]
    [MemberData(nameof(Units))]
    public void More_time_is_due_later_and_a_later_start_never_earlier(BudgetUnit unit) => Repeat(5_000, random =>
    {
        var (start, amount) = (Instant(random), Amount(random, unit));
        var due = Time.Add(start, new Budget(amount, unit)).At;
        Assert.True(Time.Add(start, new Budget(amount + 1, unit)).At > due);
        Assert.True(Time.Add(start.AddSeconds(random.Next(200_000)), new Budget(amount, unit)).At >= due);
        Assert.True(Time.Add(start, new Budget(amount, unit), StartRule.ReceiptDay).At is var early && early <= due && early > start);
    });

    [Theory]
    [MemberData(nameof(Units))]
    public void An_extension_never_shortens_and_adds_what_it_says(BudgetUnit unit) => Repeat(2_000, random =>
    {
        var (start, amount) = (Instant(random), Amount(random, unit));
        var due = Time.Add(start, new Budget(amount, unit));
        var extra = 1 + random.Next(10);
        Assert.Equal(Time.Add(start, new Budget(amount + extra, unit)).At, Time.Extend(due, new Budget(extra, unit)).At);
    });

    [Theory]
    [MemberData(nameof(Units))]
    public void The_ledger_adds_up_to_the_budget_day_after_day(BudgetUnit unit) => Repeat(500, random =>
    {
        var (start, budget) = (Instant(random), new Budget(Amount(random, unit), unit));
        foreach (var rule in Enum.GetValues<StartRule>())
        {
            var ledger = Time.Explain(start, budget, rule);
            var due = Time.Add(start, budget, rule);
            var used = unit is BudgetUnit.Hour or BudgetUnit.WorkingHour ? budget.Amount * 60 : budget.Amount;
            Assert.Equal(used, ledger.Sum(day => day.Used));
            Assert.Equal(DateOnly.FromDateTime(Time.Local(start).DateTime), ledger[0].Day);
            Assert.Equal(DateOnly.FromDateTime(due.At.AddTicks(-1).DateTime), ledger[^1].Day);
            Assert.True(ledger[^1].Used > 0);
            Assert.All(ledger.Zip(ledger.Skip(1)), pair => Assert.Equal(pair.First.Day.AddDays(1), pair.Second.Day));
            Assert.All(ledger.Where(day => day.Kind == DayKind.Rest), day => Assert.Equal(0, day.Used));
        }
    });

    [Theory]
    [MemberData(nameof(Units))]
    public void The_ledger_of_an_extended_and_cut_off_limit_adds_up(BudgetUnit unit) => Repeat(300, random =>
    {
        var start = Instant(random);
        var limit = new Limit(new Budget(Amount(random, unit), unit), null, 0) { Cap = random.Next(3) == 0 ? new Budget(1 + random.Next(30), BudgetUnit.CalendarDay) : null };
        var granted = Enumerable.Range(0, random.Next(3)).Select(_ => new Budget(1 + random.Next(10), random.Next(2) == 0 ? BudgetUnit.WorkingDay : BudgetUnit.CalendarDay)).ToList();
        var due = granted.Aggregate(Time.Add(start, limit), Time.Extend);
        var ledger = Time.Explain(start, limit, granted);
        Assert.Equal(Time.Binding(start, limit).Measure, ledger.Sum(day => day.Used));
        Assert.Equal(granted.Sum(e => e.Measure), ledger.Sum(day => day.Added));
        Assert.Equal(DateOnly.FromDateTime(due.At.AddTicks(-1).DateTime), ledger[^1].Day);
        Assert.All(ledger.Zip(ledger.Skip(1)), pair => Assert.Equal(pair.First.Day.AddDays(1), pair.Second.Day));
        Assert.All(ledger.Where(day => day.Kind is DayKind.FirstDue or DayKind.Extension), _ => Assert.NotEmpty(granted));

        var cut = start.AddMinutes(random.Next((int)(due.At - start).TotalMinutes + 1));
        var shorter = Time.Explain(start, limit, granted, cut);
        Assert.True(shorter.Sum(day => day.Used) <= ledger.Sum(day => day.Used) && shorter.Sum(day => day.Added) <= ledger.Sum(day => day.Added));
        Assert.True(shorter.Count == 0 ? cut <= start : shorter[^1].Day == DateOnly.FromDateTime(Time.Local(cut).DateTime.AddTicks(-1)), $"cut at {cut:O}");
    });

    [Fact]
    public void The_engine_agrees_with_the_slow_oracle_from_2025_to_2027()
    {
        var oracle = new SlowOracle(Text("calendars", "2025.tsv"), Text("calendars", "2026.tsv"));
        Repeat(Thorough.Asked ? 100_000 : 300, random =>
        {
            var start = Instant(random);
            foreach (var unit in Enum.GetValues<BudgetUnit>())
            {
                var amount = 1 + random.Next(unit is BudgetUnit.WorkingDay or BudgetUnit.CalendarDay ? 20 : 120);
                var expected = unit switch
                {
                    BudgetUnit.WorkingDay => oracle.Days(start, amount, true),
                    BudgetUnit.CalendarDay => oracle.Days(start, amount, false),
                    BudgetUnit.WorkingHour => oracle.Minutes(start, amount * 60, true),
                    BudgetUnit.Hour => oracle.Minutes(start, amount * 60, false),
                    BudgetUnit.Minute => oracle.Minutes(start, amount, false),
                    _ => oracle.Minutes(start, amount, true),
                };
                var due = Time.Add(start, new Budget(amount, unit));
                Assert.True(expected == (due.At, due.Provisional), $"{start:O} + {amount} {unit}: oracle {expected}, engine {due}");
            }

            var days = 1 + random.Next(20);
            var received = Time.Add(start, new Budget(days, BudgetUnit.WorkingDay), StartRule.ReceiptDay);
            var counted = oracle.Days(start, days, workingOnly: true, receiptCounts: true);
            Assert.True(counted.At == received.At, $"{start:O} + {days} from the day of receipt: oracle {counted}, engine {received}");
        });
    }

    private static void Repeat(int times, Action<Random> check)
    {
        var random = new Random(Seed);
        for (var i = 0; i < times; i++)
        {
            check(random);
        }
    }

    /// <summary>Any second of 2025–2027, and often one on or beside the edge of a spell of work or of a day.</summary>
    private static DateTimeOffset Instant(Random random)
    {
        var day = At("2025-01-01T00:00").AddDays(random.Next(3 * 365));
        int[] edges = [0, 9 * 60, 12 * 60, (13 * 60) + 30, (17 * 60) + 30, 24 * 60];
        return random.Next(3) == 0
            ? day.AddMinutes(edges[random.Next(edges.Length)]).AddSeconds(random.Next(-1, 2))
            : day.AddSeconds(random.Next(86_400));
    }

    private static int Amount(Random random, BudgetUnit unit) =>
        1 + random.Next(unit is BudgetUnit.Minute or BudgetUnit.WorkingMinute ? 3_000 : 90);
}
