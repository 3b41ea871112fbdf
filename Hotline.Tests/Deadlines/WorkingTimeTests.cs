using Hotline.Domain.Deadlines;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2025-01-24", 1, "2025-01-26")]
    [InlineData("2025-01-27", 5, "2025-02-10")]
    [InlineData("2025-04-25", 2, "2025-04-28")]
    [InlineData("2025-04-30", 5, "2025-05-12")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2025-09-30", 2, "2025-10-10")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2025-12-31", 2, "2026-01-05")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-14", 5, "2026-02-28")]
    [InlineData("2026-04-30", 5, "2026-05-11")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    [InlineData("2026-09-24", 5, "2026-10-09")]
    [InlineData("2026-09-30", 5, "2026-10-13")]
    [InlineData("2026-11-22", 1, "2026-11-23")]
    [InlineData("2026-02-20", 1, "2026-02-24")]
    public void Working_days_are_due_when_work_ends_on_the_last_of_them(string start, int days, string due)
    {
        var expected = new Due(At(due + "T17:30"), false);
        foreach (var hour in new[] { "T00:00", "T08:59", "T12:30", "T17:30", "T23:59" })
        {
            Assert.Equal(expected, Time.Add(At(start + hour), new Budget(days, BudgetUnit.WorkingDay)));
        }
    }

    [Theory]
    [InlineData("2026-09-30T16:00", 3, "2026-10-08T10:30")]
    [InlineData("2026-10-09T11:00", 1, "2026-10-09T12:00")]
    [InlineData("2026-10-09T11:00", 2, "2026-10-09T14:30")]
    [InlineData("2026-02-14T17:00", 4, "2026-02-24T14:00")]
    [InlineData("2026-11-22T03:00", 1, "2026-11-23T10:00")]
    [InlineData("2026-10-09T12:15", 1, "2026-10-09T14:30")]
    [InlineData("2026-10-09T16:30", 1, "2026-10-09T17:30")]
    [InlineData("2026-10-09T17:30", 7, "2026-10-10T17:30")]
    public void Working_hours_skip_breaks_nights_and_rest_days(string start, int amount, string due)
    {
        Assert.Equal(new Due(At(due), false), Time.Add(At(start), new Budget(amount, BudgetUnit.WorkingHour)));
        Assert.Equal(new Due(At(due), false), Time.Add(At(start), new Budget(amount * 60, BudgetUnit.WorkingMinute)));
    }

    [Theory]
    [InlineData("2026-10-01T02:00", 24, BudgetUnit.Hour, "2026-10-02T02:00")]
    [InlineData("2026-10-01T02:00", 15, BudgetUnit.Minute, "2026-10-01T02:15")]
    [InlineData("2026-12-31T23:50", 15, BudgetUnit.Minute, "2027-01-01T00:05")]
    [InlineData("2026-09-30T10:00", 15, BudgetUnit.CalendarDay, "2026-10-16T00:00")]
    [InlineData("2026-09-30T00:00", 1, BudgetUnit.CalendarDay, "2026-10-02T00:00")]
    [InlineData("2026-12-30T10:00", 60, BudgetUnit.CalendarDay, "2027-03-01T00:00")]
    public void Natural_time_asks_no_calendar_and_is_never_provisional(string start, int amount, BudgetUnit unit, string due) =>
        Assert.Equal(new Due(At(due), false), Time.Add(At(start), new Budget(amount, unit)));

    [Fact]
    public void The_seconds_of_the_start_are_dropped_where_minutes_count()
    {
        var start = At("2026-10-09T11:00:59.9");
        Assert.Equal(At("2026-10-09T12:00"), Time.Add(start, new Budget(1, BudgetUnit.Hour)).At);
        Assert.Equal(At("2026-10-09T12:00"), Time.Add(start, new Budget(1, BudgetUnit.WorkingHour)).At);
    }

    [Fact]
    public void The_start_may_come_in_any_offset_and_the_answer_is_local()
    {
        var due = Time.Add(DateTimeOffset.Parse("2026-09-23T16:30:00Z"), new Budget(1, BudgetUnit.WorkingDay)).At;
        Assert.Equal(At("2026-09-28T17:30"), due); // 16:30 UTC is already the 24th in Shanghai, and the 25th rests
        Assert.Equal(TimeSpan.FromHours(8), due.Offset);
        Assert.Equal(TimeSpan.FromHours(8), Time.Local(due.ToUniversalTime()).Offset);
    }

    [Fact]
    public void Late_is_only_what_comes_after_the_due_instant()
    {
        var due = Time.Add(At("2026-10-09T11:00"), new Budget(1, BudgetUnit.WorkingHour));
        Assert.False(due.IsLate(due.At));
        Assert.True(due.IsLate(due.At.AddTicks(1)));
    }

    [Fact]
    public void Of_two_binding_limits_the_earlier_wins_and_either_can_make_it_provisional()
    {
        var (early, late) = (new Due(At("2026-12-30"), false), new Due(At("2027-01-04"), true));
        Assert.Equal(new Due(early.At, true), early.NotAfter(late));
        Assert.Equal(early.NotAfter(late), late.NotAfter(early));
    }

    [Theory]
    [InlineData("2026-10-09T10:00", 1, "2026-10-09T17:30")]
    [InlineData("2026-10-09T17:30", 1, "2026-10-10T17:30")]
    [InlineData("2026-10-01T10:00", 2, "2026-10-09T17:30")]
    public void Where_the_day_of_receipt_counts_it_is_day_one_unless_it_rests_or_is_over(string start, int days, string due) =>
        Assert.Equal(At(due), Time.Add(At(start), new Budget(days, BudgetUnit.WorkingDay), StartRule.ReceiptDay).At);

    [Fact]
    public void A_cap_binds_where_it_ends_earlier()
    {
        var limit = new Limit(Budget.Parse("7 workingDay"), null, 1) { Cap = Budget.Parse("15 calendarDay") };
        Assert.Equal(At("2026-10-15T17:30"), Time.Add(At("2026-09-30"), limit).At);
        Assert.Equal(At("2026-10-03T00:00"), Time.Add(At("2026-09-30"), limit with { Cap = Budget.Parse("2 calendarDay") }).At);
    }

    [Theory]
    [InlineData("2026-09-24T17:30", "10 workingDay", "2026-10-15T17:30")]
    [InlineData("2026-10-16T00:00", "1 calendarDay", "2026-10-17T00:00")]
    [InlineData("2026-10-16T00:00", "1 workingDay", "2026-10-16T17:30")]
    [InlineData("2026-10-09T12:00", "2 hour", "2026-10-09T14:00")]
    [InlineData("2026-10-09T12:00", "2 workingHour", "2026-10-09T15:30")]
    public void An_extension_adds_to_the_old_due_instant(string due, string extra, string extended) =>
        Assert.Equal(new Due(At(extended), true), Time.Extend(new Due(At(due), true), Budget.Parse(extra)));

    [Theory]
    [InlineData("2026-10-09T10:00", "2026-10-10T17:29", 0)]
    [InlineData("2026-10-09T10:00", "2026-10-10T17:30", 1)]
    [InlineData("2026-10-09T10:00", "2026-10-12T09:00", 1)]
    [InlineData("2026-10-01T10:00", "2026-10-07T23:00", 0)]
    [InlineData("2026-10-12T17:30", "2026-10-09T10:00", -2)]
    public void A_working_day_has_passed_when_work_ended_on_it(string from, string to, int days) =>
        Assert.Equal(days, Time.Between(At(from), At(to), BudgetUnit.WorkingDay));

    [Fact]
    public void Nonsense_is_refused()
    {
        var start = At("2026-10-09");
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(start, default(Budget)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(start, new Budget(-1, BudgetUnit.Hour)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(start, new Budget(1, (BudgetUnit)99)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Between(start, start, 0));
        foreach (var unit in Enum.GetValues<BudgetUnit>().Where(unit => unit is not (BudgetUnit.Minute or BudgetUnit.WorkingMinute)))
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(start, new Budget(int.MaxValue, unit)));
        }
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var start = At("2026-09-30T16:00");
        var budgets = Enum.GetValues<BudgetUnit>().Select(unit => new Budget(300, unit)).ToArray();
        var ticks = Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ticks += Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, ticks);

        long Round()
        {
            var sum = 0L;
            foreach (var budget in budgets)
            {
                sum += Time.Add(start, budget).At.Ticks;
            }

            return sum;
        }
    }
}
