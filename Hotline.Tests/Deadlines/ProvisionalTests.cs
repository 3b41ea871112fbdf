using Hotline.Domain.Deadlines;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

/// <summary>2027 has no calendar: what reaches into it is a guess and says so.</summary>
public sealed class ProvisionalTests
{
    [Theory]
    [InlineData("2026-12-30T10:00", "1 workingDay", "2026-12-31T17:30", false)]
    [InlineData("2026-12-31T10:00", "1 workingDay", "2027-01-01T17:30", true)]
    [InlineData("2026-12-31T16:30", "1 workingHour", "2026-12-31T17:30", false)]
    [InlineData("2026-12-31T16:31", "1 workingHour", "2027-01-01T09:01", true)]
    [InlineData("2027-06-01T10:00", "1 workingHour", "2027-06-01T11:00", true)]
    [InlineData("2027-06-01T10:00", "1 workingDay", "2027-06-02T17:30", true)]
    [InlineData("2024-12-31T10:00", "1 workingDay", "2025-01-02T17:30", false)]
    [InlineData("2024-12-30T10:00", "2 workingDay", "2025-01-02T17:30", true)]
    [InlineData("2024-12-31T17:00", "1 workingHour", "2025-01-02T09:30", true)]
    [InlineData("2026-12-31T10:00", "1 calendarDay", "2027-01-02T00:00", false)]
    [InlineData("2026-12-31T10:00", "24 hour", "2027-01-01T10:00", false)]
    public void A_limit_is_provisional_as_soon_as_a_day_without_calendar_was_asked(string start, string budget, string due, bool provisional) =>
        Assert.Equal(new Due(At(due), provisional), Time.Add(At(start), Budget.Parse(budget)));

    [Fact]
    public void The_notice_of_the_year_makes_it_final_and_moves_it()
    {
        var next = WorkingCalendar.Parse(
        [
            ("2025.tsv", Text("calendars", "2025.tsv")),
            ("2026.tsv", Text("calendars", "2026.tsv")),
            ("2027.tsv", Tsv("date kind name", "2027-01-01 rest 元旦", "2027-01-03 work 元旦")),
        ]);
        var time = new WorkingTime(next, OfficeHours.Default, Shanghai);
        Assert.Equal(new Due(At("2027-01-03T17:30"), false), time.Add(At("2026-12-31"), Budget.Parse("1 workingDay")));
    }

    [Fact]
    public void A_year_missing_between_two_known_ones_is_noticed()
    {
        var calendar = WorkingCalendar.Parse(
        [
            ("2026.tsv", Text("calendars", "2026.tsv")),
            ("2028.tsv", Tsv("date kind name", "2028-01-03 rest 元旦")),
        ]);
        var time = new WorkingTime(calendar, OfficeHours.Default, Shanghai);
        Assert.True(time.Add(At("2026-12-01"), Budget.Parse("300 workingDay")).Provisional);
        Assert.False(time.Add(At("2027-12-31"), Budget.Parse("1 workingDay")).Provisional);
    }

    [Fact]
    public void The_ledger_shows_which_days_were_guessed()
    {
        var ledger = Time.Explain(At("2026-12-31"), Budget.Parse("2 workingDay"));
        Assert.Equal([false, true, true, true, true], ledger.Select(day => day.Provisional));
    }
}
