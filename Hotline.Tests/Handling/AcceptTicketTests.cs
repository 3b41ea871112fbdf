using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class AcceptTicketTests
{
    [Fact]
    public async Task The_unit_signs_and_the_ticket_is_in_hand()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.True(outcome.Ok, outcome.ToString());
        var signed = await house.Ticket(ticket.Number);
        Assert.Equal(TicketState.InHand, signed.State);
        Assert.Equal(house.Clock.Now, signed.LeadAssignment!.AcceptedAt);
    }

    [Fact]
    public async Task Another_unit_does_not_even_see_it()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var outcome = await house.As(Role.Liaison, "education").Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
    }

    [Fact]
    public async Task A_co_operating_unit_sees_it_but_does_not_sign()
    {
        await using var house = await House.Open();
        var ticket = await Units.Dispatched(house, "urban-management", "environment");
        var outcome = await house.As(Role.Liaison, "environment").Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal(OutcomeKind.Forbidden, outcome.Kind);
    }

    [Fact]
    public async Task A_handler_does_not_sign_for_the_unit()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Handler, "urban-management").Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version })).Kind);
    }

    [Fact]
    public async Task Of_two_colleagues_the_second_is_told_and_the_first_one_counts()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var command = new AcceptTicket { Number = ticket.Number, Version = ticket.Version };
        var both = await Task.WhenAll(house.As(Role.Liaison, "urban-management").Run(command), house.As(Role.UnitLeader, "urban-management").Run(command));
        Assert.Equal([OutcomeKind.Done, OutcomeKind.Stale], both.Select(o => o.Kind).Order());
        Assert.Single((await house.Ticket(ticket.Number)).Events, e => e.Action == TicketAction.Accept);
    }

    [Fact]
    public async Task What_is_signed_already_is_not_signed_again()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NoSuchStep), (outcome.Kind, outcome.Code));
    }
}
