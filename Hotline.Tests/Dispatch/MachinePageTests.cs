using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Intake;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Intake;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class MachinePageTests
{
    [Fact]
    public async Task A_dispatcher_looks_through_what_the_machine_sent_and_recalls_one()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        await Machine.Of(house).Sweep(default);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        Assert.Contains("/console/dispatch/machine", screen.Context.Render<DispatchPage>().Markup, StringComparison.Ordinal);
        var page = screen.Context.Render<MachineDispatchedPage>();
        var row = page.WaitForElement("tbody tr");
        Assert.Contains(house.City.UnitName(ticket.Suggested!.Unit), row.TextContent, StringComparison.Ordinal);
        Assert.Contains("自动派单", row.TextContent, StringComparison.Ordinal);
        page.Find("td.actions button").Click();
        page.WaitForAssertion(() => Assert.Contains("已撤回", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Contains("已撤回", page.Find("td.actions").TextContent, StringComparison.Ordinal);
        Assert.Equal(TicketState.Registered, (await house.Ticket(ticket.Number)).State);
        Assert.Contains("自动派单已撤回", screen.Context.Render<DispatchPage>().WaitForElement("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unit_and_the_ticket_page_say_that_the_machine_sent_it_and_why()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        await Machine.Of(house).Sweep(default);
        await using var unit = new Screen(house, house.As(Role.Liaison, ticket.Suggested!.Unit!.Value.Value));
        Assert.Contains("自动派单", unit.Context.Render<InboxPage>().WaitForElement("tbody tr").TextContent, StringComparison.Ordinal);
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<TicketPage>(p => p.Add(t => t.NumberText, ticket.Number.ToString()));
        var line = page.WaitForElement(".timeline li").TextContent;
        Assert.Contains("自动派单", line, StringComparison.Ordinal);
        Assert.Contains("系统自动", line, StringComparison.Ordinal);
        Assert.Contains(ticket.Suggested.Model, line, StringComparison.Ordinal);
        Assert.Contains("没有经过人工", line, StringComparison.Ordinal);
        page.Find("button[data-action=Recall]").Click();
        page.WaitForElement("#recall-note").Input("应由街道办理");
        page.Find(".action-form form").Submit();
        page.WaitForAssertion(() => Assert.Equal("应由街道办理", ((RecallDispatch)screen.Sent[^1]).Note));
        Assert.Equal(TicketState.Registered, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task Whoever_saved_the_call_sees_at_once_whom_the_machine_sent_it_to_and_undoes_it()
    {
        await using var desktop = await Desktop.Open(Role.Operator);
        var house = desktop.House;
        var (call, advice) = Machine.SureCall(house);
        await Machine.Allow(house, advice.Categories[0].Category.Value);
        var receipt = (await house.As(Role.Operator).Run(call)).Value!;
        var panel = desktop.Context.Render<SavedPanel>(p => p.Add(s => s.Receipt, receipt).Add(s => s.Form, call));
        Assert.Empty(panel.FindAll("#saved-machine"));
        await Machine.Of(house).Look([receipt.Number], default);
        panel.WaitForAssertion(() => Assert.Contains(house.City.UnitName(advice.Units[0].Unit), panel.Find("#saved-machine").TextContent, StringComparison.Ordinal));
        panel.Find("#saved-recall").Click();
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("#saved-machine")));
        Assert.Equal(TicketState.Registered, (await house.Ticket(receipt.Number)).State);
        Assert.IsType<RecallDispatch>(Assert.Single(desktop.Door.Sent));
    }
}
