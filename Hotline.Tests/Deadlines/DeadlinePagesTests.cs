using Bunit;
using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Deadlines;
using Hotline.Web.Intake;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

public sealed class DeadlinePagesTests
{
    [Fact]
    public async Task Every_due_date_of_a_ticket_leads_to_its_explanation()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var clocks = screen.Context.Render<TicketClocks>(p => p.Add(c => c.Number, ticket.Number).Add(c => c.Clocks, house.City.Clocks(ticket)));
        Assert.Equal(house.City.Clocks(ticket).Select(c => ExplainPage.Address(ticket.Number, c.Clock, 1)), clocks.FindAll("a").Select(a => a.GetAttribute("href")));
        var due = screen.Context.Render<DueClock>(p => p.Add(d => d.Due, ticket.DueAt).Add(d => d.Clock, ticket.DueClock).Add(d => d.Number, ticket.Number));
        Assert.Equal(ExplainPage.Address(ticket.Number, ClockName.Sign), due.Find("a").GetAttribute("href"));
        Assert.Empty(screen.Context.Render<DueClock>(p => p.Add(d => d.Due, ticket.DueAt).Add(d => d.Clock, ticket.DueClock)).FindAll("a"));
    }

    [Fact]
    public async Task The_explanation_tells_start_rest_extension_waiting_and_end()
    {
        await using var house = await House.Open();
        house.Clock.Advance(At("2026-09-24T10:00") - house.Clock.Now);
        var ticket = Given.New(TicketNumber.Of(new DateOnly(2026, 9, 24), 1), Given.Appeal(), house.Clock.Now);
        void Do(Action<Ticket, Stamp> act) => act(ticket, new Stamp(Given.Someone, house.Clock.Now));
        Do((t, s) => t.Dispatch(Tickets.Story.To("urban-management"), null, s));
        Do((t, s) => t.Accept(s));
        ticket.Reckon(house.City);
        Do((t, s) => t.AskExtension(2, "需要施工", LeaderApproval.NotNeeded, house.City.RequestsOf(t), s));
        house.Clock.Advance(TimeSpan.FromHours(26));
        Do((t, s) => t.GrantExtension("需要施工。", null, house.City.RequestsOf(t), house.City.Time, s));
        await house.Store(ticket);
        house.Clock.Advance(At("2026-10-11T08:00") - house.Clock.Now);

        await using var screen = new Screen(house, house.As(Role.Liaison, "urban-management"));
        var page = Open(screen, ticket.Number.ToString(), "handle");
        page.WaitForElement("table.ledger");
        var rows = page.FindAll("table.ledger tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains(rows, r => r.Contains("10月1日 周四 至 10月7日 周三", StringComparison.Ordinal) && r.Contains("国庆节", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("10月10日", StringComparison.Ordinal) && r.Contains("调休上班", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("原来的到期日", StringComparison.Ordinal) && r.Contains("第 15 天，共 15 天", StringComparison.Ordinal));
        Assert.Contains("延期第 2 天，共 2 天", rows[^1], StringComparison.Ordinal);
        Assert.Contains("10月11日", page.Find("tr.today").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 天 2 小时", page.Markup, StringComparison.Ordinal);
        Assert.Contains("guangdong-1", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20261123-000001-9", "handle")]
    [InlineData("mistyped", "handle")]
    [InlineData("20261123-000001-9", "alarm")]
    public async Task What_is_not_there_is_said(string number, string clock)
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = Open(screen, number, clock);
        page.WaitForAssertion(() => Assert.Contains("没有这张工单或这个环节的期限", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_reads_no_explanation_of_another_units_ticket()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        await using var screen = new Screen(house, house.As(Role.Liaison, "education"));
        var page = Open(screen, ticket.Number.ToString(), "handle");
        page.WaitForAssertion(() => Assert.Contains("没有这张工单或这个环节的期限", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_is_typed_looked_at_and_confirmed_with_a_reason()
    {
        await using var house = await House.Open();
        house.Clock.Advance(At("2026-12-23T10:00") - house.Clock.Now);
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<CalendarsPage>();
        page.WaitForElement("table.calendars");
        Assert.Contains("未导入，暂按周末", page.Find("tr.provisional").TextContent, StringComparison.Ordinal);
        Assert.Contains("有 1 件未办结工单", page.Markup, StringComparison.Ordinal);
        page.Find("#calendar-rest").Input("元旦 2027-01-01 2027-01-04");
        page.Find("#calendar-work").Input("元旦 2027-01-09");
        page.Find("#calendar-compose").Click();
        page.Find("#calendar-look").Click();
        page.WaitForAssertion(() => Assert.Contains("1 件未办结工单的期限会改变", page.Markup, StringComparison.Ordinal));
        Assert.Contains("2027-01-13 17:30 → 2027-01-14 17:30", page.Find("table.moves").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(ticket.Appeal.Title, page.Markup, StringComparison.Ordinal);
        page.Find(".panel form").Submit();
        page.WaitForAssertion(() => Assert.Contains("理由", page.Find("#calendar-reason-error").TextContent, StringComparison.Ordinal));
        page.Find("#calendar-reason").Input("国办通知");
        page.Find(".panel form").Submit();
        page.WaitForAssertion(() => Assert.Contains("2027 年的放假安排已生效", page.Markup, StringComparison.Ordinal));
        Assert.True(house.City.Time.Calendar.Knows(2027));
        Assert.DoesNotContain(page.FindAll("tr.provisional"), r => r.TextContent.Contains("2027", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_mistakes_is_shown_with_its_lines_and_cannot_be_confirmed()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<CalendarsPage>();
        page.WaitForElement("table.calendars");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("date\tkind\tname\n2027-01-01\toff\t元旦\n", "2027.tsv"));
        page.WaitForAssertion(() => Assert.Contains("2027-01-01", page.Find("#calendar-text").GetAttribute("value") ?? page.Find("#calendar-text").TextContent, StringComparison.Ordinal));
        page.Find("#calendar-look").Click();
        page.WaitForAssertion(() => Assert.Contains("2027.tsv 第 2 行", page.Find(".notice.error").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".panel form"));
    }

    [Fact]
    public async Task A_version_of_the_limits_is_compared_and_confirmed()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<LimitsPage>();
        page.WaitForElement("table.limits");
        var text = Text("limits", "guangdong.tsv").Replace("guangdong-1\t2025-01-01", "guangdong-2\t2026-12-01", StringComparison.Ordinal).Replace("2 workingDay\tnextDay\t-\t-", "3 workingDay\tnextDay\t-\t-", StringComparison.Ordinal);
        page.Find("#limits-text").Change(text);
        page.Find("#limits-look").Click();
        page.WaitForAssertion(() => Assert.Contains("新增 2 行，去掉 2 行", page.Markup, StringComparison.Ordinal));
        page.Find("#limits-reason").Input("市府办文件");
        page.Find(".panel form").Submit();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("table.limits tbody tr").Count));
        Assert.Contains("已保存", page.Find(".notice.done").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_law_is_asked_for_only_where_the_limits_know_one()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Operator));
        string? chosen = null;
        var box = screen.Context.Render<LegalBox>(p => p.Add(b => b.Limits, Limits("guangdong.tsv")).Add(b => b.ValueChanged, v => chosen = v));
        Assert.Equal(["无，按本市时限", "信访事项（《信访工作条例》）"], box.FindAll("option").Select(o => o.TextContent));
        box.Find("select").Change("petition");
        Assert.Equal("petition", chosen);
        var without = string.Join('\n', Text("limits", "guangdong.tsv").Split('\n').Where(l => !l.Contains("petition", StringComparison.Ordinal)));
        Assert.Empty(screen.Context.Render<LegalBox>(p => p.Add(b => b.Limits, LimitTable.Parse("t.tsv", without))).FindAll("select"));
    }

    private static IRenderedComponent<ExplainPage> Open(Screen screen, string number, string clock) =>
        screen.Context.Render<ExplainPage>(p => p.Add(e => e.NumberText, number).Add(e => e.ClockText, clock));
}
