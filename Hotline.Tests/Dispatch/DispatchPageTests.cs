using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class DispatchPageTests
{
    private static readonly SuggestedRoute sure = new(new CategoryCode("0101"), new DepartmentCode("urban-management"), 0.92, 0.92, false, "urban-management=0.920", "test");

    [Fact]
    public async Task The_key_a_on_a_line_dispatches_the_suggestion_and_says_so()
    {
        await using var house = await House.Open();
        var ticket = await Waiting(house, sure);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<DispatchPage>();
        page.WaitForElement("tbody tr").KeyDown(new KeyboardEventArgs { Key = "A" });
        page.WaitForAssertion(() => Assert.Contains("已派单", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(("0101", "urban-management"), (Assert.IsType<DispatchTicket>(Assert.Single(screen.Sent)).Category, ((DispatchTicket)screen.Sent[0]).Lead));
        Assert.Equal(TicketState.Dispatched, (await house.Ticket(ticket.Number)).State);
        Assert.NotEmpty(page.FindAll("p.empty"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("Enter", false)]
    [InlineData("b", false)]
    public async Task Other_keys_and_keys_with_control_dispatch_nothing(string key, bool control)
    {
        await using var house = await House.Open();
        await Waiting(house, sure);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<DispatchPage>();
        page.WaitForElement("tbody tr").KeyDown(new KeyboardEventArgs { Key = key, CtrlKey = control });
        Assert.Empty(screen.Sent);
    }

    [Fact]
    public async Task Where_the_machine_is_unsure_the_button_is_off_and_says_why()
    {
        await using var house = await House.Open();
        await Waiting(house, sure with { Unsure = true }, category: false);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<DispatchPage>();
        var button = page.WaitForElement("button.accept");
        Assert.True(button.HasAttribute("disabled"));
        Assert.Contains("拿不准", page.Find($"#{button.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        page.Find("tbody tr").KeyDown("a");
        Assert.Empty(screen.Sent);
    }

    [Fact]
    public async Task Counters_lead_to_the_filtered_queue()
    {
        await using var house = await House.Open();
        await Waiting(house, sure);
        await Waiting(house, sure, Urgency.Critical);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<DispatchPage>();
        page.WaitForAssertion(() => Assert.Equal(["全部 2", "特急件 1", "急件 0", "派单超期 0"], page.FindAll(".counters a").Select(a => a.TextContent.Trim())));
        Assert.Equal("/console/dispatch?urgency=Critical", page.FindAll(".counters a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task After_an_urgent_dispatch_the_duty_telephone_stands_there_and_the_call_is_logged()
    {
        await using var house = await House.Open();
        var ticket = await Waiting(house, sure, Urgency.Urgent);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<DispatchPage>();
        page.WaitForElement("button.accept").Click();
        var navigation = screen.Context.Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith($"?call={ticket.Number}", navigation.Uri, StringComparison.Ordinal));

        // What the router does with the new address.
        navigation.NavigateTo($"/console/dispatch?call={ticket.Number}");
        page.Render();
        var panel = page.WaitForElement(".duty-call");
        Assert.Contains("0764-8311137", panel.TextContent, StringComparison.Ordinal);
        page.Find("#answered-by").Input("值班员老李");
        page.Find(".duty-call form").Submit();
        page.WaitForAssertion(() => Assert.Equal("值班员老李", Assert.IsType<LogDutyCall>(screen.Sent[^1]).AnsweredBy));
        Assert.Equal(TicketAction.LogDutyCall, (await house.Ticket(ticket.Number)).Events[^1].Action);
    }

    [Fact]
    public async Task A_colleague_was_faster_is_said_and_the_line_is_gone()
    {
        await using var house = await House.Open();
        var ticket = await Waiting(house, sure);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        screen.Meanwhile = async () =>
        {
            screen.Meanwhile = null;
            await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "education" });
        };
        var page = screen.Context.Render<DispatchPage>();
        page.WaitForElement("button.accept").Click();
        page.WaitForAssertion(() => Assert.Contains("同事刚刚先处理了", page.Find(".notice.error").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("tbody tr"));
        Assert.Equal("education", (await house.Ticket(ticket.Number)).Lead?.Value);
    }

    private static async Task<Ticket> Waiting(House house, SuggestedRoute suggested, Urgency urgency = Urgency.Normal, bool category = true)
    {
        var appeal = Given.Appeal() with { Urgency = urgency };
        var ticket = Ticket.Register(
            TicketNumber.Of(house.City.Day(house.Clock.Now), Interlocked.Increment(ref serial)), category ? appeal : appeal with { Category = null },
            suggested, "hash", "guangdong-1", new Domain.Stamp(Given.Someone, house.Clock.Now));
        await house.Store(ticket);
        return ticket;
    }

    private static int serial = 700_000;
}
