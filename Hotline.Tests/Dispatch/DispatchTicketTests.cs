using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class DispatchTicketTests
{
    [Fact]
    public async Task A_call_is_registered_dispatched_and_leaves_the_queue()
    {
        await using var house = await House.Open();
        var receipt = await house.As(Role.Operator).Run(new RegisterTicket
        {
            Phone = "138 0000 1234", CallerName = "陈小明", Title = "烧烤摊占道", Text = "江畔花园楼下的烧烤摊每晚占住人行道，油烟很大。", Address = "江畔花园",
        });
        Assert.True(receipt.Ok, receipt.ToString());
        Assert.Matches(@"^20261123-000001-\d$", receipt.Value!.Number.ToString());
        Assert.Matches(@"^\d{8}$", receipt.Value.QueryCode);

        var dispatcher = house.As(Role.Dispatcher);
        var queue = await dispatcher.Ask(new DispatchQueue(new QueueFilter { Category = "01" }));
        Assert.Equal(0, queue.Value!.Total);
        queue = await dispatcher.Ask(new DispatchQueue(new QueueFilter()));
        var row = Assert.Single(queue.Value!.Rows);
        Assert.NotNull(row.SuggestedUnit);

        var sent = await dispatcher.Run(new DispatchTicket { Number = row.Number, Version = row.Version, Category = "0101", Lead = "urban-management" });
        Assert.True(sent.Ok, sent.ToString());
        var ticket = await house.Ticket(row.Number);
        Assert.Equal(TicketState.Dispatched, ticket.State);
        Assert.Equal(new DepartmentCode("urban-management"), ticket.Lead);
        Assert.Equal("13800001234", Assert.Single(ticket.Appeal.Caller.Phones));
        Assert.Equal(0, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Value!.Total);
    }

    [Fact]
    public async Task The_second_dispatcher_is_told_that_a_colleague_was_faster()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        var command = new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "urban-management" };
        Assert.True((await house.As(Role.Dispatcher).Run(command)).Ok);
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Dispatcher).Run(command)).Kind);
    }

    [Fact]
    public async Task A_unit_never_receives_a_report_about_itself()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, with: a => a with { ReportedUnit = new DepartmentCode("urban-management") });
        var refused = await house.As(Role.Dispatcher).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "urban-management" });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.ReportAboutTheUnit), (refused.Kind, refused.Code));
        Assert.Equal(TicketState.Registered, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task An_operator_may_not_dispatch()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        var outcome = await house.As(Role.Operator).Run(new DispatchTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "urban-management" });
        Assert.Equal(OutcomeKind.Forbidden, outcome.Kind);
    }
}
