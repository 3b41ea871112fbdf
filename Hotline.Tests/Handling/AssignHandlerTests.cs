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

public sealed class AssignHandlerTests
{
    [Fact]
    public async Task The_liaison_names_a_handler_who_may_then_reply()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var (liaison, handler) = (house.As(Role.Liaison, "urban-management"), house.As(Role.Handler, "urban-management"));
        var people = await liaison.Ask(new HandlersOfTicket(ticket.Number));
        Assert.Contains(people.Value!, p => p.Account == handler.Account.Id);

        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已清理并安排巡查。" };
        Assert.Equal(OutcomeKind.Forbidden, (await handler.Run(reply)).Kind);

        var outcome = await liaison.Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version, Account = handler.Account.Id });
        Assert.True(outcome.Ok, outcome.ToString());
        var assigned = await house.Ticket(ticket.Number);
        Assert.Equal(handler.Account.Id, assigned.LeadAssignment!.Handler);
        Assert.True((await handler.Run(reply with { Version = assigned.Version })).Ok);
    }

    [Fact]
    public async Task Somebody_of_another_unit_is_refused_and_not_offered()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var stranger = house.As(Role.Handler, "education");
        var liaison = house.As(Role.Liaison, "urban-management");
        var outcome = await liaison.Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version, Account = stranger.Account.Id });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NotOfTheUnit), (outcome.Kind, outcome.Code));
        Assert.DoesNotContain((await liaison.Ask(new HandlersOfTicket(ticket.Number))).Value!, p => p.Account == stranger.Account.Id);
    }

    [Fact]
    public async Task A_closed_account_is_not_offered()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var gone = house.As(Role.Handler, "urban-management").Account.Id;
        await house.Db(async db =>
        {
            (await db.Users.FindAsync(gone))!.Disabled = true;
            return await db.SaveChangesAsync();
        });
        var liaison = house.As(Role.Liaison, "urban-management");
        Assert.DoesNotContain((await liaison.Ask(new HandlersOfTicket(ticket.Number))).Value!, p => p.Account == gone);
        Assert.Equal(RefusalCode.NotOfTheUnit, (await liaison.Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version, Account = gone })).Code);
    }

    [Fact]
    public async Task Nobody_chosen_is_said_at_the_field_and_an_old_version_is_stale()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var liaison = house.As(Role.Liaison, "urban-management");
        var nobody = await liaison.Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal(new FieldError("Account", "HandlerMissing"), Assert.Single(nobody.Fields!));
        var old = await liaison.Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version - 1, Account = "x" });
        Assert.Equal(OutcomeKind.Stale, old.Kind);
    }
}
