using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.Supervision;

public sealed class WarningTableTests
{
    private const string header = "version\tvalidFrom\tclock\tbudget\tlevel\twhen\n";

    [Theory]
    // Fifteen working days from Monday 2026-11-23: one working day is left from the Friday evening before the last day, later than a fifth of the time.
    [InlineData("2026-11-23T09:00", "15 workingDay", "2026-12-11T17:30", "2026-12-14T17:30", "2026-12-15T17:30")]
    // Two working days from 10:00: a fifth of 20 working hours is 4, which is all of the last afternoon; at the break the earlier instant counts. One working day would have been earlier.
    [InlineData("2026-11-23T10:00", "2 workingDay", "2026-11-25T12:00", "2026-11-25T17:30", "2026-11-26T17:30")]
    // A fifth of a day and night.
    [InlineData("2026-11-23T10:00", "24 hour", "2026-11-24T05:12", "2026-11-24T10:00", "2026-11-25T17:30")]
    // Over the weekend: red comes when the next working day is over.
    [InlineData("2026-11-27T16:00", "2 hour", "2026-11-27T17:36", "2026-11-27T18:00", "2026-11-30T17:30")]
    public void Lights_come_at_the_moments_of_the_rule_book(string start, string limit, string yellow, string orange, string red)
    {
        var due = Story.Warnings.Of(Clock(ClockName.Review, start, limit), DeadlineData.Time);
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, WarningLevel.Red], due.Select(d => d.Level!.Value));
        Assert.Equal([DeadlineData.At(yellow), DeadlineData.At(orange), DeadlineData.At(red)], due.Select(d => d.At));
    }

    [Fact]
    public void A_unit_that_is_late_gets_its_cards_after_two_and_five_working_days()
    {
        var due = Story.Warnings.Of(Clock(ClockName.HandleUnit, "2026-11-23T09:00", "15 workingDay"), DeadlineData.Time);
        Assert.Equal(
            [(WarningLevel.YellowCard, DeadlineData.At("2026-12-16T17:30")), (WarningLevel.RedCard, DeadlineData.At("2026-12-21T17:30"))],
            due.Where(d => d.Level >= WarningLevel.YellowCard).Select(d => (d.Level!.Value, d.At)));
    }

    [Fact]
    public void The_sign_clock_ends_by_itself_when_it_is_due_and_warns_no_more()
    {
        var due = Story.Warnings.Of(Clock(ClockName.Sign, "2026-11-23T09:00", "1 workingDay"), DeadlineData.Time);
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, null], due.Select(d => d.Level));
        Assert.Equal(DeadlineData.At("2026-11-24T17:30"), due[^1].At);
    }

    [Fact]
    public void A_clocks_own_line_replaces_the_line_for_every_clock()
    {
        var table = Assert.Single(WarningTable.Parse("w.tsv", header + "a\t2026-01-01\t*\t*\torange\tdue\na\t2026-01-01\treview\t*\torange\tover 1 hour\n"));
        Assert.Equal(DeadlineData.At("2026-11-23T12:00"), Assert.Single(table.Of(Clock(ClockName.Review, "2026-11-23T09:00", "2 hour"), DeadlineData.Time)).At);
        Assert.Equal(DeadlineData.At("2026-11-23T11:00"), Assert.Single(table.Of(Clock(ClockName.FollowUp, "2026-11-23T09:00", "2 hour"), DeadlineData.Time)).At);
    }

    [Theory]
    [InlineData("a\t2026-01-01\tsing\t*\torange\tdue", "w.tsv 第 2 行：clock 列不认识“sing”")]
    [InlineData("a\t2026-01-01\t*\t*\tpink\tdue", "w.tsv 第 2 行：level 列不认识“pink”")]
    [InlineData("a\t2026-01-01\t*\tweek\torange\tdue", "w.tsv 第 2 行：budget 列不认识“week”")]
    [InlineData("a\t2026-01-01\t*\t*\torange\tleft 100%", "w.tsv 第 2 行：when 列：“left 100%”")]
    [InlineData("a\t2026-01-01\thandleUnit\t*\tsign\tdue", "w.tsv 第 2 行：level 列：sign 只能用于 sign 时钟")]
    [InlineData("a\t2026-13-01\t*\t*\torange\tdue", "w.tsv 第 2 行：validFrom 列：“2026-13-01”不是日期")]
    [InlineData("a\t2026-01-01\t*\t*\torange\tdue\na\t2026-01-02\t*\t*\tred\tdue", "w.tsv 第 3 行：validFrom 列：一个版本只有一个生效日")]
    public void A_mistake_is_named_with_its_line(string rows, string message) =>
        Assert.StartsWith(message, Assert.Throws<DeadlineFileException>(() => WarningTable.Parse("w.tsv", header + rows)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tickets_follow_the_version_of_the_day_they_were_registered()
    {
        var tables = WarningTable.Parse("w.tsv", header + "old\t2026-01-01\t*\t*\torange\tdue\nnew\t2026-07-01\t*\t*\tred\tdue\n");
        var rules = new SupervisionRules(tables, OrderRules.Parse("o.tsv", Orders()));
        Assert.Equal(["old", "old", "new"], new[] { new DateOnly(2025, 1, 1), new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1) }.Select(d => rules.InForce(d).Version));
    }

    [Fact]
    public void Every_form_of_order_has_its_limit_on_every_day()
    {
        var rules = OrderRules.Parse("o.tsv", Orders("written\t5 workingDay\t2026-07-01\t\n"));
        Assert.Equal(new Budget(2, BudgetUnit.WorkingDay), rules.LimitOf(OrderForm.Written, new DateOnly(2026, 6, 30)));
        Assert.Equal(new Budget(5, BudgetUnit.WorkingDay), rules.LimitOf(OrderForm.Written, new DateOnly(2026, 7, 1)));
        Assert.Contains("缺少形式“discipline”的时限", Assert.Throws<DeadlineFileException>(() => OrderRules.Parse("o.tsv", Orders().Replace("discipline", "talk", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
        Assert.Contains("o.tsv 第 2 行：form 列不认识“shout”", Assert.Throws<DeadlineFileException>(() => OrderRules.Parse("o.tsv", Orders().Replace("remark", "shout", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23T17:30", "1 workingDay", "2026-11-20T17:30")]
    [InlineData("2026-10-08T17:30", "1 workingDay", "2026-09-30T17:30")]
    [InlineData("2026-11-24T00:00", "1 calendarDay", "2026-11-23T00:00")]
    [InlineData("2026-11-23T10:00", "2 workingHour", "2026-11-20T16:30")]
    [InlineData("2026-11-23T10:00", "90 minute", "2026-11-23T08:30")]
    public void What_is_left_before_an_instant(string end, string left, string at) =>
        Assert.Equal(DeadlineData.At(at), DeadlineData.Time.Before(DeadlineData.At(end), Budget.Parse(left)));

    private static string Orders(string more = "") =>
        "form\tlimit\tvalid_from\tvalid_to\n" + string.Concat(Enum.GetValues<OrderForm>().Select(f => $"{char.ToLowerInvariant(f.ToString()[0])}{f.ToString()[1..]}\t2 workingDay\t2025-01-01\t\n")) + more;

    private static Deadline Clock(ClockName name, string start, string limit)
    {
        var budget = Budget.Parse(limit);
        var due = DeadlineData.Time.Add(DeadlineData.At(start), budget);
        return new Deadline(name, new DepartmentCode("police"), DeadlineData.At(start), null, due.At, due.Provisional, budget);
    }
}
