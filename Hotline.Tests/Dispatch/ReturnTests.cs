using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class ReturnTests
{
    [Theory]
    [InlineData(TicketState.Dispatched)]
    [InlineData(TicketState.InHand)]
    public async Task A_return_waits_and_no_clock_stops(TicketState state)
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, state);
        Assert.Equal(state, ticket.State);
        Assert.Equal(("油烟归生态环境部门", "《大气污染防治法》第八十一条", "environment"), (ticket.PendingRequest!.Reason, ticket.PendingRequest.Basis, ticket.PendingRequest.SuggestedUnit?.Value));
        Assert.All(ticket.Clocks(house.City.Limits.In(ticket.LimitVersion), house.City.Time).Where(c => c.Clock == Domain.Deadlines.ClockName.Handle), c => Assert.True(c.Runs));
    }

    [Fact]
    public async Task Reason_and_basis_are_asked_for()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AskReturn { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal([new FieldError("Basis", "BasisMissing"), new FieldError("Reason", "NoteMissing"), new FieldError("ReasonCode", "ReasonCodeMissing")], outcome.Fields!.OrderBy(f => f.Field));
    }

    [Fact]
    public async Task Too_late_twice_at_once_to_oneself_or_to_nobody_is_refused()
    {
        await using var house = await House.Open();
        var liaison = house.As(Role.Liaison, "urban-management");
        var pending = await Asked.Return(house, TicketState.Dispatched);
        Assert.Equal(RefusalCode.RequestPending, (await liaison.Run(Ask(pending))).Code);

        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        Assert.Equal(RefusalCode.SameUnit, (await liaison.Run(Ask(ticket) with { SuggestedUnit = "urban-management" })).Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await liaison.Run(Ask(ticket) with { SuggestedUnit = "gardens" })).Code);
        // Two working days from Monday end on Wednesday at 17:30.
        house.Clock.Now = new DateTimeOffset(2026, 11, 25, 17, 30, 0, TimeSpan.FromHours(8));
        Assert.True((await liaison.Run(Ask(ticket))).Ok);
        var late = await Given.Ticket(house, TicketState.Dispatched);
        house.Clock.Now = new DateTimeOffset(2026, 11, 27, 17, 31, 0, TimeSpan.FromHours(8));
        Assert.Equal(RefusalCode.ReturnTooLate, (await liaison.Run(Ask(late))).Code);
    }

    [Fact]
    public async Task Granted_the_next_unit_has_it_in_the_same_act()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.InHand);
        var outcome = await house.As(Role.Dispatcher).Run(new GrantReturn { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "environment", Note = "同意" });
        Assert.True(outcome.Ok, outcome.ToString());
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.Dispatched, "environment"), (after.State, after.Lead?.Value));
        Assert.Equal((UnitRequestState.Granted, "同意"), (after.Requests[0].State, after.Requests[0].Decision));
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Run(Ask(after))).Kind);
    }

    [Fact]
    public async Task Refused_it_stays_and_the_unit_reads_why()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.InHand);
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(new FieldError("Note", "NoteMissing"), Assert.Single((await dispatcher.Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version })).Fields!));
        Assert.True((await dispatcher.Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "占道摊档归城管" })).Ok);
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((TicketState.InHand, UnitRequestState.Refused, "占道摊档归城管"), (after.State, after.Requests[0].State, after.Requests[0].Decision));
        Assert.Equal(RefusalCode.NoRequestPending, (await dispatcher.Run(new RefuseReturn { Number = after.Number, Version = after.Version, Note = "再驳" })).Code);
    }

    [Fact]
    public async Task Of_two_dispatchers_one_rules_and_the_other_is_told()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.InHand);
        var dispatcher = house.As(Role.Dispatcher);
        var both = await Task.WhenAll(
            dispatcher.Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "不同意" }),
            dispatcher.Run(new GrantReturn { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "environment" }));
        Assert.Equal([OutcomeKind.Done, OutcomeKind.Stale], both.Select(o => o.Kind).Order());
    }

    [Fact]
    public async Task A_unit_does_not_rule_on_its_own_request_and_a_dispatcher_sees_no_ruling_without_one()
    {
        await using var house = await House.Open();
        var ticket = await Asked.Return(house, TicketState.InHand);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Kind);
        var other = await Given.Ticket(house, TicketState.InHand);
        Assert.DoesNotContain(TicketAction.GrantReturn, (await Handling.Units.View(house.As(Role.Dispatcher), other.Number)).Actions);
        Assert.Contains(TicketAction.GrantReturn, (await Handling.Units.View(house.As(Role.Dispatcher), ticket.Number)).Actions);
        Assert.DoesNotContain(TicketAction.GrantExtension, (await Handling.Units.View(house.As(Role.Dispatcher), ticket.Number)).Actions);
    }

    private static AskReturn Ask(Ticket ticket) => new() { Number = ticket.Number, Version = ticket.Version, ReasonCode = "not-ours", Reason = "不归我们", Basis = "三定方案", SuggestedUnit = "environment" };
}
