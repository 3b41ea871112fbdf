using Hotline.Domain.Deadlines;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData(2025, new[] { 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23 })]
    [InlineData(2026, new[] { 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23 })]
    public void Every_month_has_the_working_days_the_notice_gives_it(int year, int[] expected)
    {
        var months = Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1))
            .Select(first => Calendar.Count(first, first.AddMonths(1).AddDays(-1)));
        Assert.Equal(expected, months);
        Assert.Equal(248, Calendar.Count(new(year, 1, 1), new(year, 12, 31)));
    }

    [Theory]
    [InlineData("2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02 2025-10-01..2025-10-08", "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11")]
    [InlineData("2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06 2026-05-01..2026-05-05 2026-06-19..2026-06-21 2026-09-25..2026-09-27 2026-10-01..2026-10-07", "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10")]
    public void Each_date_works_rests_or_makes_up_as_the_notice_says(string rest, string work)
    {
        var resting = rest.Split(' ').SelectMany(Span).ToHashSet();
        var making = work.Split(' ').Select(Day).ToHashSet();
        var year = resting.First().Year;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(making.Contains(day) || (!weekend && !resting.Contains(day)), Calendar.Works(day));
            Assert.Equal(making.Contains(day), Calendar.IsMakeUp(day));
            Assert.Equal(making.Contains(day) || resting.Contains(day), Calendar.Name(day) is not null);
        }
    }

    [Fact]
    public void It_knows_only_the_years_it_was_given()
    {
        Assert.Equal([2025, 2026], Calendar.Years);
        Assert.True(Calendar.Knows(2026));
        Assert.False(Calendar.Knows(2024) || Calendar.Knows(2027) || Calendar.Knows(-1) || Calendar.Knows(123_456));
        Assert.True(Calendar.Works(Day("2027-01-01")));
        Assert.False(Calendar.Works(Day("2027-01-02")));
        Assert.Equal("国庆节", Calendar.Name(Day("2026-10-10")));
        Assert.Null(Calendar.Name(Day("2026-10-12")));
    }

    [Fact]
    public void Counting_agrees_with_asking_every_day_from_2020_to_2030()
    {
        var count = 0;
        for (var day = Day("2020-01-01"); day.Year < 2031; day = day.AddDays(1))
        {
            count += Calendar.Works(day) ? 1 : 0;
            Assert.Equal(count, Calendar.Count(Day("2020-01-01"), day));
        }
    }

    [Fact]
    public void A_notice_may_reach_back_into_the_December_before_without_making_that_year_known()
    {
        var calendar = WorkingCalendar.Parse([("2024.tsv", Tsv("date kind name", "2023-12-29 rest 元旦", "2024-01-01 rest 元旦"))]);
        Assert.Equal([2024], calendar.Years);
        Assert.False(calendar.Works(Day("2023-12-29")));
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_comments_and_further_columns_are_no_trouble()
    {
        const string File = "\uFEFF# source\r\nkind\tdate\tname\tremark\r\n\r\nrest\t2027-01-01\t\tx\r\n";
        var calendar = WorkingCalendar.Parse([("2027.tsv", File)]);
        Assert.False(calendar.Works(Day("2027-01-01")));
        Assert.Null(calendar.Name(Day("2027-01-01")));
    }

    [Fact]
    public void Without_any_file_every_year_has_weekends_only()
    {
        var calendar = WorkingCalendar.Parse([]);
        Assert.Empty(calendar.Years);
        Assert.True(calendar.Works(Day("2026-10-01")));
        Assert.False(calendar.Works(Day("2026-10-10")));
    }

    [Theory]
    [InlineData("x.tsv 第 2 行：", "不是日期", "date kind name", "2026-13-01 rest 元旦")]
    [InlineData("x.tsv 第 2 行：", "不是日期", "date kind name", "2026-02-29 rest 春节")]
    [InlineData("x.tsv 第 2 行：", "不是日期", "date kind name", "1.1.2026 rest 元旦")]
    [InlineData("x.tsv 第 4 行：", "出现两次", "# source", "date kind name", "2026-01-01 rest 元旦", "2026-01-01 work 元旦")]
    [InlineData("x.tsv 第 3 行：", "kind 列不认识“holiday”", "date kind name", "2026-01-01 rest 元旦", "2026-01-02 holiday 元旦")]
    [InlineData("x.tsv 第 2 行：", "不在 2026 年", "date kind name", "2025-11-30 rest 元旦", "2026-01-01 rest 元旦")]
    [InlineData("x.tsv 第 1 行：", "缺少“kind”列", "date name", "2026-01-01 元旦")]
    [InlineData("x.tsv 第 1 行：", "出现两次", "date kind name date", "2026-01-01 rest 元旦")]
    [InlineData("x.tsv 第 1 行：", "没有数据行", "date kind name")]
    [InlineData("x.tsv 第 1 行：", "没有数据行", "")]
    public void A_bad_file_is_refused_with_its_name_and_line(string where, string why, params string[] lines)
    {
        var error = Assert.Throws<DeadlineFileException>(() => WorkingCalendar.Parse([("x.tsv", Tsv(lines))]));
        Assert.StartsWith(where, error.Message);
        Assert.Contains(why, error.Message);
        Assert.Equal("x.tsv", error.File);
    }

    [Fact]
    public void A_date_in_two_files_is_refused_where_it_comes_second()
    {
        var file = Tsv("date kind name", "2026-01-01 rest 元旦");
        var error = Assert.Throws<DeadlineFileException>(() => WorkingCalendar.Parse([("a.tsv", file), ("b.tsv", file)]));
        Assert.StartsWith("b.tsv 第 2 行：", error.Message);
    }

    private static IEnumerable<DateOnly> Span(string span)
    {
        var ends = span.Split("..");
        for (var day = Day(ends[0]); day <= Day(ends[^1]); day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
