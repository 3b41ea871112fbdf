using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Dispatch;
using Hotline.Tests.Kit;
using Hotline.Tests.Rulings;
using Hotline.Web.Data;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class LeaderApprovalTests
{
    [Fact]
    public async Task A_return_waits_for_the_leader_and_reaches_the_centre_after_that()
    {
        await using var house = await House.Open();
        var leader = house.As(Role.UnitLeader, "urban-management");
        var ticket = await Asked.Return(house, TicketState.InHand);
        Assert.Equal((UnitRequestState.WaitsForLeader, null), (ticket.OpenRequest!.State, ticket.PendingRequest));
        Assert.Empty((await house.As(Role.Dispatcher).Ask(new PendingRequests(null, 1))).Value!.Page.Rows);
        Assert.Equal(ticket.Number, Assert.Single((await leader.Ask(new UnitInbox(InboxTab.Approve, null, new QueueFilter()))).Value!.Rows).Number);
        Assert.Equal(RefusalCode.NoRequestPending, (await house.As(Role.Dispatcher).Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "不同意" })).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(new ApproveRequest { Number = ticket.Number, Version = ticket.Version })).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.UnitLeader, "education").Run(new ApproveRequest { Number = ticket.Number, Version = ticket.Version })).Kind);

        Assert.True((await leader.Run(new ApproveRequest { Number = ticket.Number, Version = ticket.Version, Note = "情况属实" })).Ok);
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((UnitRequestState.Pending, leader.Account.Id, "情况属实"), (after.PendingRequest!.State, after.PendingRequest.LeaderBy, after.PendingRequest.LeaderNote));
        Assert.Equal("情况属实", Assert.Single((await house.As(Role.Dispatcher).Ask(new PendingRequests(null, 1))).Value!.Page.Rows).LeaderNote);
        Assert.Empty((await leader.Ask(new UnitInbox(InboxTab.Approve, null, new QueueFilter()))).Value!.Rows);
    }

    [Fact]
    public async Task Stopped_it_stays_in_the_unit_which_may_ask_anew()
    {
        await using var house = await House.Open();
        var leader = house.As(Role.UnitLeader, "urban-management");
        var ticket = await Asked.Return(house, TicketState.InHand);
        Assert.Equal(new FieldError("Note", "NoteMissing"), Assert.Single((await leader.Run(new StopRequest { Number = ticket.Number, Version = ticket.Version })).Fields!));
        house.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.True((await leader.Run(new StopRequest { Number = ticket.Number, Version = ticket.Version, Note = "是我们的事" })).Ok);
        var after = await house.Ticket(ticket.Number);
        Assert.Equal((UnitRequestState.Stopped, 25, null), (after.Requests[0].State, after.Requests[0].WaitedMinutes, after.OpenRequest));
        Assert.Equal(UnitRequestState.WaitsForLeader, (await new Disputes(house).Ask(after)).OpenRequest!.State);
    }

    [Fact]
    public async Task A_leader_who_asks_has_approved_and_a_unit_without_one_waits_for_nobody()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        Assert.Equal((UnitRequestState.Pending, null), Standing(await disputes.Ask(await disputes.Dispatched())));
        var leader = house.As(Role.UnitLeader, "urban-management");
        Assert.Equal((UnitRequestState.Pending, leader.Account.Id), Standing(await disputes.Ask(await disputes.Dispatched(), by: Role.UnitLeader)));
    }

    [Fact]
    public async Task Which_requests_pass_the_leader_is_the_citys_choice_with_its_days()
    {
        await using var house = await House.Open();
        house.As(Role.UnitLeader, "urban-management");
        Assert.Equal(UnitRequestState.Pending, (await Asked.Extension(house)).OpenRequest!.State);
        await Set(house, "leader-approves-returns\tyes\t2025-01-01\t2026-11-22\t\nleader-approves-returns\tno\t2026-11-23\t\t\nleader-approves-extensions\tyes\t2026-11-23\t\t\n");
        Assert.Equal(UnitRequestState.Pending, (await Asked.Return(house, TicketState.InHand)).OpenRequest!.State);
        Assert.Equal(UnitRequestState.WaitsForLeader, (await Asked.Extension(house)).OpenRequest!.State);
    }

    [Theory]
    [InlineData("leader-approves-returns\tmaybe\t2025-01-01\t\t\n")]
    [InlineData("leader-approves-everything\tyes\t2025-01-01\t\t\n")]
    [InlineData("leader-approves-returns\tyes\t2025-01-01\t2024-01-01\t\n")]
    [InlineData("leader-approves-returns\tyes\t2025-01-01\t\t\nleader-approves-returns\tno\t2026-01-01\t\t\n")]
    public async Task A_setting_nobody_understands_is_not_taken(string rows)
    {
        await using var house = await House.Open();
        await Assert.ThrowsAsync<TsvException>(() => Set(house, rows));
    }

    [Fact]
    public async Task A_reason_that_is_no_longer_in_force_is_not_taken()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.Dispatched);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new AskReturn { Number = ticket.Number, Version = ticket.Version, ReasonCode = "lazy", Reason = "不想办", Basis = "无" });
        Assert.Equal(new FieldError("ReasonCode", "ReasonCodeUnknown"), Assert.Single(outcome.Fields!));
    }

    private static (UnitRequestState, string?) Standing(Ticket ticket) => (ticket.OpenRequest!.State, ticket.OpenRequest.LeaderBy);

    private static async Task Set(House house, string rows)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var rules = scope.ServiceProvider.GetRequiredService<RuleStore>();
        await rules.Replace(CityFiles.RequestsFile, $"key\tvalue\tvalid_from\tvalid_to\tnote\n{rows}", new Stamp(Given.Someone, house.Clock.Now), "test", default);
        await scope.ServiceProvider.GetRequiredService<HotlineDb>().SaveChangesAsync();
        await rules.Load(default);
    }
}
