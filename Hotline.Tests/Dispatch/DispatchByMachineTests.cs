using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Data;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Dispatch;
using Hotline.Web.Forum;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Hotline.Tests.Dispatch;

public sealed class DispatchByMachineTests
{
    [Fact]
    public async Task A_call_of_an_allowed_category_is_dispatched_once_marked_and_on_record()
    {
        await using var house = await House.Open();
        var waiting = await Machine.Waiting(house);
        Assert.Equal(1, await Machine.Of(house).Sweep(default));
        var ticket = await house.Ticket(waiting.Number);
        Assert.Equal((TicketState.Dispatched, waiting.Suggested!.Unit, waiting.Suggested.Category), (ticket.State, ticket.Lead, ticket.Appeal.Category));
        var sent = ticket.Events[^1];
        Assert.Equal((TicketAction.AutoDispatch, Actor.System.Account), (sent.Action, sent.By));
        Assert.Equal(waiting.Suggested.Model, MachineGround.Parse(sent.Note)!.Model);
        Assert.True(ticket.ByMachine);
        Assert.Equal(house.Clock.Now, ticket.MachineAt);
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(DispatchByMachine)));
        Assert.Equal((AuditOutcome.Done, "system", ticket.Number.ToString()), (line.Outcome, line.Account, line.Object));

        // Killed and started anew, it finds nothing left to do.
        var reborn = new MachineDispatcher(
            house.Services.GetRequiredService<UseCases>(), house.Services.GetRequiredService<LiveFeed>(), house.Services.GetRequiredService<City>(), house.Clock,
            NullLogger<MachineDispatcher>.Instance);
        Assert.Equal(0, await reborn.Sweep(default));
        Assert.Equal(0, await reborn.Look([ticket.Number], default));
        Assert.Equal(2, (await house.Ticket(ticket.Number)).Events.Count);
    }

    [Fact]
    public async Task By_default_the_machine_dispatches_nothing()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Register(house, Machine.SureCall(house).Call);
        Assert.Equal(0, await Machine.Of(house).Sweep(default));
        Assert.Equal(TicketState.Registered, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task A_ticket_whose_server_died_after_registering_is_dispatched_after_the_restart()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await Machine.Of(house).Sweep(default));
        Assert.Equal(house.Clock.Now, (await house.Ticket(ticket.Number)).LeadAssignment!.DispatchedAt);
    }

    [Fact]
    public async Task Web_and_forum_are_dispatched_too()
    {
        await using var house = await House.Open();
        var (call, advice) = Machine.SureCall(house);
        await Machine.Allow(house, advice.Categories[0].Category.Value);
        var web = await house.Citizen.Run(new SubmitAppeal
        {
            Type = AppealType.Complaint, Title = call.Title, Text = call.Text, Address = call.Address, Phone = "13800001234", Name = "陈小明", Consent = true,
        });
        Assert.True(web.Ok, web.ToString());
        Assert.Equal(1, await Machine.Of(house).Look([web.Value!.Number], default));
        var posts = await house.System.Run(new ImportPosts(Channel.Forum, [new Post("1", call.Title, $"{call.Address}，{call.Text}", house.Clock.Now)]));
        var post = await house.Ticket(posts.Value![0].Number);
        var sure = await house.System.Ask(new MachineCandidates([post.Number]));
        Assert.Equal(sure.Value!.Candidates.Count, await Machine.Of(house).Sweep(default));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_confidential_or_goes_on_by_hand_waits_for_a_person(bool confidential, bool byHand)
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house, c => c with { Confidential = confidential, ByHand = byHand });
        Assert.Equal(0, await Machine.Of(house).Sweep(default));
        Assert.Equal(TicketState.Registered, (await house.Ticket(ticket.Number)).State);
    }

    [Fact]
    public async Task What_was_forbidden_a_moment_ago_is_not_dispatched_although_this_server_has_not_looked_yet()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        var candidate = Assert.Single((await house.System.Ask(new MachineCandidates(null))).Value!.Candidates);
        await Machine.Forbid(house, ticket.Suggested!.Category!.Value.Value);
        var outcome = await house.System.Run(new DispatchByMachine(candidate.Number, candidate.Version, candidate.Advice));
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NotForTheMachine), (outcome.Kind, outcome.Code));
        Assert.Equal(0, await Machine.Of(house).Sweep(default));
    }

    [Fact]
    public async Task A_person_who_was_faster_wins()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        var candidate = Assert.Single((await house.System.Ask(new MachineCandidates(null))).Value!.Candidates);
        Assert.True((await house.As(Role.Operator).Run(new AddInformation { Number = ticket.Number, Version = ticket.Version, Text = "晚上更严重" })).Ok);
        Assert.Equal(OutcomeKind.Stale, (await house.System.Run(new DispatchByMachine(candidate.Number, candidate.Version, candidate.Advice))).Kind);
        Assert.Equal(0, await Machine.Of(house).Sweep(default));
    }

    [Fact]
    public async Task Nobody_else_dispatches_in_the_machines_name()
    {
        await using var house = await House.Open();
        var ticket = await Machine.Waiting(house);
        var candidate = (await house.System.Ask(new MachineCandidates(null))).Value!.Candidates[0];
        var command = new DispatchByMachine(ticket.Number, ticket.Version, candidate.Advice);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(command)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Run(command)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Ask(new MachineCandidates(null))).Kind);
    }

    [Fact]
    public async Task A_dispatcher_recalls_it_and_the_machine_never_sends_it_again()
    {
        await using var house = await House.Open();
        var waiting = await Machine.Waiting(house);
        await Machine.Of(house).Sweep(default);
        var sent = await house.Ticket(waiting.Number);
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(1, (await dispatcher.Ask(new MachineDispatched(new QueueFilter()))).Value!.Total);
        var outcome = await dispatcher.Run(new RecallDispatch { Number = sent.Number, Version = sent.Version, Note = "应由街道办理" });
        Assert.True(outcome.Ok, outcome.ToString());
        var ticket = await house.Ticket(sent.Number);
        Assert.Equal((TicketState.Registered, null, ClockName.Dispatch, waiting.DueAt), (ticket.State, ticket.Lead, ticket.DueClock, ticket.DueAt));
        Assert.Equal("应由街道办理", ticket.Events[^1].Note);
        Assert.Equal(0, await Machine.Of(house).Sweep(default));
        Assert.Equal(1, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Value!.Total);
        var row = Assert.Single((await dispatcher.Ask(new MachineDispatched(new QueueFilter()))).Value!.Rows);
        Assert.Equal(TicketAction.Recall, row.MachineUndone);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, sent.Lead!.Value.Value == "police" ? "water" : "police").Ask(new TicketDetails(sent.Number))).Kind);
    }

    [Fact]
    public async Task Who_took_the_call_undoes_it_until_the_unit_has_signed_and_nobody_else_without_the_permission()
    {
        await using var house = await House.Open();
        var waiting = await Machine.Waiting(house);
        await Machine.Of(house).Sweep(default);
        var sent = await house.Ticket(waiting.Number);
        var recall = new RecallDispatch { Number = sent.Number, Version = sent.Version };
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, sent.Lead!.Value.Value).Run(recall)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Supervisor).Run(recall)).Kind);
        var view = (await house.As(Role.Operator).Ask(new TicketDetails(sent.Number))).Value!;
        Assert.Contains(TicketAction.Recall, view.Actions);
        Assert.True((await house.As(Role.Operator).Run(recall)).Ok);

        var other = await Given.Ticket(house, TicketState.Dispatched);
        Assert.DoesNotContain(TicketAction.Recall, (await house.As(Role.Operator).Ask(new TicketDetails(other.Number))).Value!.Actions);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Run(new RecallDispatch { Number = other.Number, Version = other.Version })).Kind);
        var refused = await house.As(Role.Dispatcher).Run(new RecallDispatch { Number = other.Number, Version = other.Version });
        Assert.Equal((OutcomeKind.Refused, RefusalCode.NothingToRecall), (refused.Kind, refused.Code));
    }

    [Fact]
    public async Task After_the_unit_signed_only_a_dispatcher_recalls()
    {
        await using var house = await House.Open();
        var waiting = await Machine.Waiting(house);
        await Machine.Of(house).Sweep(default);
        var sent = await house.Ticket(waiting.Number);
        var signed = await house.As(Role.Liaison, sent.Lead!.Value.Value).Run(new Hotline.Web.Handling.AcceptTicket { Number = sent.Number, Version = sent.Version });
        Assert.True(signed.Ok, signed.ToString());
        var recall = new RecallDispatch { Number = sent.Number, Version = sent.Version + 1 };
        Assert.DoesNotContain(TicketAction.Recall, (await house.As(Role.Operator).Ask(new TicketDetails(sent.Number))).Value!.Actions);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Run(recall)).Kind);
        Assert.True((await house.As(Role.Dispatcher).Run(recall)).Ok);
    }

    [Fact]
    public async Task Neither_the_machine_nor_those_who_look_after_it_walk_through_all_tickets()
    {
        await using var house = await House.Open();
        await Machine.Waiting(house);
        Assert.Empty(await Hotline.Tests.Data.QueryPlan.FullScans(house, async () => Assert.True((await house.System.Ask(new MachineCandidates(null))).Ok)));
        Assert.Empty(await Hotline.Tests.Data.QueryPlan.FullScans(house, async () => Assert.True((await house.System.Ask(new MachineCandidates([TicketNumber.Of(new DateOnly(2026, 11, 23), 1)]))).Ok)));
        Assert.Empty(await Hotline.Tests.Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.Dispatcher).Ask(new MachineDispatched(new QueueFilter()))).Ok)));
        Assert.Empty(await Hotline.Tests.Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.SystemAdministrator).Ask(new RoutingSheet())).Ok)));
    }
}
