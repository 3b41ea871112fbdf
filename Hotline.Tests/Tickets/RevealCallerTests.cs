using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class RevealCallerTests
{
    [Fact]
    public async Task The_unit_that_must_call_sees_the_number_and_the_look_is_on_record()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var liaison = house.As(Role.Liaison, "urban-management");

        var caller = await liaison.Run(new RevealCaller { Number = ticket.Number, Reason = "联系诉求人核实地点" });

        Assert.True(caller.Ok, caller.ToString());
        Assert.Equal(("陈小明", "13800001234"), (caller.Value!.Name, caller.Value.Phones[0]));
        var line = await LastLine(house);
        Assert.Equal((AuditOutcome.Looked, "RevealCaller", ticket.Number.ToString(), "联系诉求人核实地点", liaison.Account.Id), (line.Outcome, line.Act, line.Object, line.Detail, line.Account));
        Assert.Equal(ticket.Version, (await house.Ticket(ticket.Number)).Version);
    }

    [Fact]
    public async Task Nobody_looks_without_a_reason()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Operator).Run(new RevealCaller { Number = ticket.Number, Reason = " " });
        Assert.Equal((OutcomeKind.Invalid, "NoteMissing"), (outcome.Kind, outcome.Fields![0].Code));
    }

    [Theory]
    [InlineData("anonymous", Role.Operator, null)]
    [InlineData("confidential", Role.Liaison, "urban-management")]
    [InlineData("plain", Role.Reviewer, null)]
    [InlineData("plain", Role.UnitLeader, "urban-management")]
    [InlineData("plain", Role.Handler, "urban-management")]
    public async Task Whoever_does_not_need_it_is_refused_and_the_attempt_is_on_record(string kind, Role role, string? unit)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand, with: a => kind switch
        {
            "anonymous" => a with { Caller = a.Caller with { Anonymous = true } },
            "confidential" => a with { Confidential = true },
            _ => a,
        });
        var outcome = await house.As(role, unit).Run(new RevealCaller { Number = ticket.Number, Reason = "看看是谁" });
        Assert.Equal(OutcomeKind.Forbidden, outcome.Kind);
        Assert.Null(outcome.Value);
        var line = await LastLine(house);
        Assert.Equal((AuditOutcome.Forbidden, ticket.Number.ToString()), (line.Outcome, line.Object));
    }

    [Fact]
    public async Task Another_unit_finds_nothing_and_a_confidential_caller_is_known_to_the_centre_only()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand, with: a => a with { Confidential = true });
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "police").Run(new RevealCaller { Number = ticket.Number, Reason = "核实" })).Kind);
        Assert.True((await house.As(Role.FollowUpAgent).Run(new RevealCaller { Number = ticket.Number, Reason = "回访" })).Ok);
        Assert.Null((await house.As(Role.Liaison, "urban-management").Ask(new TicketDetails(ticket.Number))).Value!.Caller);
    }

    [Fact]
    public async Task The_buttons_are_those_that_can_succeed()
    {
        await using var house = await House.Open();
        var parent = (await Given.Ticket(house, TicketState.Dispatched)).Number;
        var child = (await Given.Ticket(house)).Number;
        Assert.Contains(TicketAction.Withdraw, (await house.As(Role.Dispatcher).Ask(new TicketDetails(parent))).Value!.Actions);
        await house.Db(async db =>
        {
            (await db.Load(child, default)).MergeInto(await db.Load(parent, default), null, new Stamp(Given.Someone, house.Clock.Now));
            return await db.SaveChangesAsync();
        });
        var shown = (await house.As(Role.Dispatcher).Ask(new TicketDetails(parent))).Value!.Actions;
        Assert.Contains(TicketAction.Redirect, shown);
        Assert.DoesNotContain(TicketAction.Withdraw, shown);
        Assert.DoesNotContain(TicketAction.GrantReturn, shown);
    }

    private static Task<AuditLine> LastLine(House house) => house.Db(db => db.AuditLines.OrderByDescending(l => l.Id).FirstAsync());
}
