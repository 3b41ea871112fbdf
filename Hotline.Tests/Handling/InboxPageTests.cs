using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class InboxPageTests
{
    [Fact]
    public async Task The_key_s_signs_and_the_line_goes_to_the_next_tab()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        await using var screen = new Screen(house, house.As(Role.Liaison, "urban-management"));
        var page = screen.Context.Render<InboxPage>();
        page.WaitForElement("button.accept");
        page.Find("tbody tr").KeyDown("s");
        page.WaitForAssertion(() => Assert.Contains("已签收", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(["待签收 0", "办理中 1", "被打回 0", "待审核 0", "全部 1", "待负责人审批 0", "协办 0"], page.FindAll(".counters a").Select(a => a.TextContent.Trim()));
        Assert.Equal(TicketState.InHand, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task A_tab_is_an_address()
    {
        await using var house = await House.Open();
        await Given.Ticket(house, TicketState.InHand);
        await using var screen = new Screen(house, house.As(Role.Liaison, "urban-management"));
        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo("/console/inbox?tab=hand");
        var page = screen.Context.Render<InboxPage>();
        page.WaitForElement("tbody tr");
        Assert.Equal("办理中 1", page.Find(".counters a[aria-current]").TextContent.Trim());
        Assert.Contains("未指派", page.Find("td.actions").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_helps_sees_the_mark_and_no_button()
    {
        await using var house = await House.Open();
        await Units.Dispatched(house, "urban-management", "environment");
        await using var screen = new Screen(house, house.As(Role.Liaison, "environment"));
        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo("/console/inbox?tab=help");
        var page = screen.Context.Render<InboxPage>();
        page.WaitForAssertion(() => Assert.Contains("协办", page.Find("td.actions").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("button.accept"));
        page.Find("tbody tr").KeyDown("s");
        Assert.Empty(screen.Sent);
    }

    [Fact]
    public async Task An_empty_tab_says_what_to_do()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Handler, "urban-management"));
        var page = screen.Context.Render<InboxPage>();
        page.WaitForAssertion(() => Assert.Contains("查看全单位", page.Find("p.empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_came_too_late_keeps_its_words_and_goes_out_the_second_time()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var liaison = house.As(Role.Liaison, "urban-management");
        await using var screen = new Screen(house, liaison);
        var overtaken = 0;
        var form = screen.Context.Render<ReplyForm>(p => p
            .Add(f => f.Ticket, Units.View(liaison, ticket.Number).Result)
            .Add(f => f.Overtaken, () => overtaken++));
        form.FindAll("input[name=result]")[0].Change(true);
        form.Find("#reply-text").Input("已清理并安排巡查。");
        form.Find("#done-on").Change("2026-11-20");
        Assert.Contains("已写 9 字", form.Find("#reply-text-hint").TextContent, StringComparison.Ordinal);
        Assert.True((await house.As(Role.UnitLeader, "urban-management").Run(new LogContact { Number = ticket.Number, Version = ticket.Version, Note = "已致电" })).Ok);

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(1, overtaken));
        Assert.Contains("同事刚刚先处理了", form.Find(".notice.error").TextContent, StringComparison.Ordinal);
        Assert.Equal("已清理并安排巡查。", form.Find("#reply-text").GetAttribute("value"));

        var fresh = await Units.View(liaison, ticket.Number);
        form.Render(p => p.Add(f => f.Ticket, fresh));
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.Equal(fresh.Version, Assert.IsType<ReplyToTicket>(screen.Sent[^1]).Version));
        Assert.Equal("已清理并安排巡查。", (await house.Ticket(ticket.Number)).Replies[^1].Text);
    }
}
