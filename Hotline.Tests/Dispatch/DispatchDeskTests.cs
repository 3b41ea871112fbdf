using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class DispatchDeskTests
{
    [Fact]
    public async Task What_waits_is_counted_by_urgency_and_lateness()
    {
        await using var house = await House.Open();
        await Given.Ticket(house);
        await Given.Ticket(house, with: a => a with { Urgency = Urgency.Urgent });
        await Given.Ticket(house, with: a => a with { Urgency = Urgency.Critical });
        await Given.Ticket(house, TicketState.Dispatched);
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(new QueueCounts(3, 1, 1, 1), (await house.As(Role.Dispatcher).Ask(new DispatchCounts())).Value);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new DispatchCounts())).Kind);
    }

    [Fact]
    public async Task Requests_wait_oldest_first_and_are_counted_by_kind()
    {
        await using var house = await House.Open();
        var first = await Asked.Return(house, TicketState.Dispatched);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await Asked.Extension(house, 7);
        var dispatcher = house.As(Role.Dispatcher);
        var list = (await dispatcher.Ask(new PendingRequests(null, 1))).Value!;
        Assert.Equal((1, 1, 2), (list.Returns, list.Extensions, list.Page.Total));
        Assert.Equal([first.Number, second.Number], list.Page.Rows.Select(r => r.Number));
        Assert.Equal(house.As(Role.Liaison, "urban-management").Account.Name, list.Page.Rows[0].By);
        Assert.Equal(7, Assert.Single((await dispatcher.Ask(new PendingRequests(UnitRequestKind.Extension, 1))).Value!.Page.Rows).Days);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Ask(new PendingRequests(null, 1))).Kind);
    }

    [Fact]
    public async Task The_machine_is_asked_anew_and_never_names_the_unit_a_report_is_about()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        var plain = (await dispatcher.Ask(new RoutingAdvice((await Given.Ticket(house)).Number))).Value!;
        Assert.InRange(plain.Units.Count, 1, 3);
        Assert.All(plain.Units, u => Assert.NotEmpty(u.Basis));
        var about = plain.Units[0].Unit;
        var report = await Given.Ticket(house, with: a => a with { ReportedUnit = about });
        Assert.DoesNotContain((await dispatcher.Ask(new RoutingAdvice(report.Number))).Value!.Units, u => u.Unit == about);
    }

    [Fact]
    public async Task A_duty_call_is_kept_with_who_answered()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched, with: a => a with { Urgency = Urgency.Urgent });
        var command = new LogDutyCall { Number = ticket.Number, Version = ticket.Version };
        Assert.Equal(new FieldError("AnsweredBy", "AnsweredByMissing"), Assert.Single((await house.As(Role.Dispatcher).Run(command)).Fields!));
        Assert.True((await house.As(Role.Dispatcher).Run(command with { AnsweredBy = "值班员老李" })).Ok);
        Assert.Equal((TicketAction.LogDutyCall, "值班员老李"), ((await house.Ticket(ticket.Number)).Events[^1].Action, (await house.Ticket(ticket.Number)).Events[^1].Note));
        Assert.Equal(OutcomeKind.Stale, (await house.As(Role.Dispatcher).Run(command with { AnsweredBy = "又一人" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Reviewer).Run(command with { AnsweredBy = "x" })).Kind);
        var waiting = await Given.Ticket(house);
        Assert.Equal(RefusalCode.NoSuchStep, (await house.As(Role.Operator).Run(command with { Number = waiting.Number, Version = waiting.Version, AnsweredBy = "x" })).Code);
    }
}
