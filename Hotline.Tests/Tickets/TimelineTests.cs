using Bunit;
using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class TimelineTests : Stage
{
    [Fact]
    public void What_happened_last_stands_first_with_who_where_when_and_why()
    {
        Clock.Now = Now.AddHours(2);
        var lines = Render<Timeline>(p => p.Add(x => x.Events, Answered().Events)).FindAll("li");
        Assert.Equal(["提交答复", "签收", "派单", "登记"], lines.Select(l => l.QuerySelector("strong")!.TextContent));
        Assert.Contains("市城管局 张三", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 小时前 · 11月23日 09:05", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("2026年11月23日 09:05", lines[0].QuerySelector("time")!.GetAttribute("title"));
        Assert.Contains("→ 市城管局", lines[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("夜间高发", lines[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_written_for_machines_are_put_into_words()
    {
        var unit = new DepartmentCode("urban-management");
        var ticket = Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 80), Given.Appeal(), Now);
        ticket.Amend(ticket.Appeal with { Title = "烧烤摊占道", Address = "江畔花园4栋" }, new Stamp(Given.Someone, Now));
        ticket.Dispatch(new RoutingDecision(new CategoryCode("0101"), unit, []), null, new Stamp(Given.Someone, Now));
        ticket.Accept(new Stamp(Actor.System, Now));
        ticket.LogContact(false, "关机", new Stamp(Given.Someone, Now));
        ticket.AddInformation("又来了", new Stamp(Actor.Citizen, Now));
        var text = Render<Timeline>(p => p.Add(x => x.Events, ticket.Events)).Find("ol").TextContent;
        Assert.Contains("更正了：标题、发生地址", text, StringComparison.Ordinal);
        Assert.Contains("未接通。关机", text, StringComparison.Ordinal);
        Assert.Contains("系统自动", text, StringComparison.Ordinal);
        Assert.Contains("市民本人", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Appeal.", text, StringComparison.Ordinal);
    }
}
