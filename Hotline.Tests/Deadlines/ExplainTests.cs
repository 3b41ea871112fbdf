using Hotline.Domain.Deadlines;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class ExplainTests
{
    [Fact]
    public void The_ledger_of_a_limit_across_the_national_day_names_every_day()
    {
        var ledger = Time.Explain(At("2026-09-30T16:00"), Budget.Parse("4 workingDay"));
        Assert.Equal(Day("2026-09-30"), ledger[0].Day);
        Assert.Equal(DayKind.StartDay, ledger[0].Kind);
        Assert.All(ledger.Skip(1).Take(7), day => Assert.Equal(("国庆节", DayKind.Rest, 0), (day.Name, day.Kind, day.Used)));
        Assert.Equal(
            [DayKind.Counted, DayKind.Counted, DayKind.MakeUp, DayKind.Rest, DayKind.Due],
            ledger.Skip(8).Select(day => day.Kind));
        Assert.Equal([1, 1, 1, 0, 1], ledger.Skip(8).Select(day => day.Used));
        Assert.Equal(Day("2026-10-12"), ledger[^1].Day);
    }

    [Fact]
    public void The_ledger_of_working_hours_is_in_minutes()
    {
        var ledger = Time.Explain(At("2026-02-14T17:00"), Budget.Parse("4 workingHour"));
        Assert.Equal((DayKind.StartDay, 30), (ledger[0].Kind, ledger[0].Used));
        Assert.Equal((DayKind.Due, 210), (ledger[^1].Kind, ledger[^1].Used));
        Assert.Equal(11, ledger.Count);
    }

    [Fact]
    public void The_ledger_of_hours_splits_them_at_midnight()
    {
        var ledger = Time.Explain(At("2026-10-01T22:30:30"), Budget.Parse("24 hour"));
        Assert.Equal([90, 1350], ledger.Select(day => day.Used));
    }

    [Fact]
    public void A_limit_of_calendar_days_ends_on_the_day_whose_midnight_it_is()
    {
        var ledger = Time.Explain(At("2026-09-30"), Budget.Parse("2 calendarDay"));
        Assert.Equal(
            [(Day("2026-09-30"), 0, DayKind.StartDay), (Day("2026-10-01"), 1, DayKind.Counted), (Day("2026-10-02"), 1, DayKind.Due)],
            ledger.Select(day => (day.Day, day.Used, day.Kind)));
    }

    [Fact]
    public void Where_the_day_of_receipt_counts_the_start_day_uses_one()
    {
        var ledger = Time.Explain(At("2026-10-09"), Budget.Parse("2 workingDay"), StartRule.ReceiptDay);
        Assert.Equal([1, 1], ledger.Select(day => day.Used));
    }

    [Theory]
    [InlineData("15 calendarDay", "2026-10-12")]
    [InlineData("2 calendarDay", "2026-10-02")]
    public void The_ledger_of_a_capped_limit_tells_of_the_one_that_binds(string cap, string last)
    {
        var limit = new Limit(Budget.Parse("4 workingDay"), null, 1) { Cap = Budget.Parse(cap) };
        Assert.Equal(Day(last), Time.Explain(At("2026-09-30"), limit)[^1].Day);
    }

    [Fact]
    public void A_ledger_nobody_could_read_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Explain(At("2026-10-09"), Budget.Parse("1000000 workingDay")));
}
