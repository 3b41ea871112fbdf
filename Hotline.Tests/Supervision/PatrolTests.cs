using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.FollowUp;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Supervision;

/// <summary>The patrol through the one door, on a real store.</summary>
public sealed class PatrolTests : IAsyncLifetime
{
    private House house = null!;

    private Patrol Patrol => house.Services.GetRequiredService<Patrol>();

    public async Task InitializeAsync() => house = await House.Open();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_round_does_what_is_due_and_the_next_does_nothing()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(40));
        Assert.True(await Patrol.Round(default) >= 5);
        var seen = await house.Ticket(ticket.Number);
        Assert.Equal((WarningLevel.Red, 2), (seen.Light!.Value, seen.Cards));
        Assert.Equal(ticket.Version, seen.Version);
        Assert.Equal(0, await Patrol.Round(default));
    }

    [Fact]
    public async Task A_restart_neither_repeats_nor_misses_a_card()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(25));
        await Patrol.Round(default);
        Assert.Equal(1, (await house.Ticket(ticket.Number)).Cards);
        await using var later = await House.Open(folder: house.Folder);
        later.Clock.Now = house.Clock.Now.AddDays(10);
        await later.Services.GetRequiredService<Patrol>().Round(default);
        Assert.Equal([WarningLevel.YellowCard, WarningLevel.RedCard], (await later.Ticket(ticket.Number)).Warnings.Where(w => w.IsCard).Select(w => w.Level));
    }

    [Fact]
    public async Task A_ticket_that_cannot_be_read_does_not_shield_the_others()
    {
        var (broken, whole) = (await Given.Ticket(house, TicketState.InHand), await Given.Ticket(house, TicketState.InHand));
        await house.Db(db => db.Database.ExecuteSqlAsync($"UPDATE tickets SET LimitVersion = 'nowhere' WHERE Number = {broken.Number.Value}"));
        house.Clock.Advance(TimeSpan.FromDays(40));
        await Patrol.Round(default);
        Assert.Equal(2, (await house.Ticket(whole.Number)).Cards);
        Assert.Equal(0, (await house.Ticket(broken.Number)).Cards);
    }

    [Fact]
    public async Task What_was_open_before_the_patrol_existed_is_found_by_its_first_round()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        await house.Db(db => db.Database.ExecuteSqlAsync($"UPDATE tickets SET PatrolAt = 0"));
        await Patrol.Round(default);
        Assert.True((await house.Ticket(ticket.Number)).PatrolAt > house.Clock.Now);
    }

    [Fact]
    public async Task A_handler_who_is_writing_is_not_overtaken_by_a_light()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(40));
        await Patrol.Round(default);
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已于今日上午清理完毕，并安排专人值守。" };
        Assert.True((await house.As(Role.Liaison, "urban-management").Run(reply)).Ok);
    }

    [Fact]
    public async Task The_next_tickets_are_found_by_index()
    {
        var now = house.Clock.Now;
        var plan = await house.Db(db => QueryPlan.Of(db, db.Tickets.IgnoreQueryFilters().Where(t => t.PatrolAt <= now).OrderBy(t => t.PatrolAt).ThenBy(t => t.Number).Take(40).Select(t => t.Number)));
        Assert.Contains("IX_tickets_PatrolAt", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unit_is_told_of_a_light_and_the_supervisor_of_a_card()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        house.Clock.Advance(TimeSpan.FromDays(40));
        await Patrol.Round(default);
        var unit = (await house.As(Role.Liaison, "urban-management").Ask(new MyNotices())).Value!;
        Assert.Single(unit.Rows, n => n.Level == WarningLevel.RedCard && n.Ticket == ticket.Number && n.Title is not null && !n.Seen);
        Assert.Contains((await house.As(Role.Supervisor).Ask(new MyNotices())).Value!.Rows, n => n.Level == WarningLevel.RedCard);
        Assert.DoesNotContain((await house.As(Role.Liaison, "police").Ask(new MyNotices())).Value!.Rows, n => n.Ticket == ticket.Number);
        Assert.True((await house.As(Role.Liaison, "urban-management").Run(new SeeNotices(unit.Rows[0].Id))).Ok);
        Assert.Equal(0, (await house.As(Role.Liaison, "urban-management").Ask(new NewNotices())).Value);
    }

    [Fact]
    public async Task An_order_goes_its_whole_way_through_the_door()
    {
        var (ticket, supervisor, unit) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Supervisor), house.As(Role.Liaison, "urban-management"));
        await Did(supervisor.Run(new OrderSupervision { Number = ticket.Number, Version = await Version(ticket), Form = OrderForm.Written, Trigger = OrderTrigger.Repeated, Text = "三日内办结" }));
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "police").Run(new AnswerOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Text = "不归我" })).Kind);
        await Did(unit.Run(new AnswerOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Text = "已约施工队" }));
        await Did(supervisor.Run(new RefuseAnswer { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Text = "没写时间" }));
        await Did(unit.Run(new AnswerOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Text = "今日完工" }));
        await Did(supervisor.Run(new EscalateOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Form = OrderForm.Listed, Text = "未见成效" }));
        await Did(unit.Run(new AnswerOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 2, Text = "已完工，附照片" }));
        await Did(supervisor.Run(new AcceptAnswer { Number = ticket.Number, Version = await Version(ticket), Serial = 2 }));
        Assert.Equal([OrderState.Escalated, OrderState.Done], (await house.Ticket(ticket.Number)).Orders.Select(o => o.State));
    }

    [Fact]
    public async Task A_leaders_remark_is_answered_and_the_leader_may_do_nothing_else()
    {
        var (ticket, leader) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Leader));
        await Did(leader.Run(new RemarkOnTicket { Number = ticket.Number, Version = ticket.Version, Text = "请认真办理并举一反三" }));
        await Did(house.As(Role.Liaison, "urban-management").Run(new AnswerOrder { Number = ticket.Number, Version = await Version(ticket), Serial = 1, Text = "已办" }));
        Assert.Contains((await leader.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.AnswerOrder);
        Assert.Equal(OutcomeKind.Forbidden, (await leader.Run(new OrderSupervision { Number = ticket.Number, Version = await Version(ticket), Text = "督办" })).Kind);
    }

    [Fact]
    public async Task Cards_and_explanations_go_through_the_door()
    {
        var (ticket, supervisor) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Supervisor));
        var handler = house.As(Role.Handler, "urban-management").Account.Id;
        await Did(house.As(Role.Liaison, "urban-management").Run(new AssignHandler { Number = ticket.Number, Version = ticket.Version, Account = handler }));
        await Did(house.As(Role.Handler, "urban-management").Run(new ExplainDelay { Number = ticket.Number, Version = await Version(ticket), Text = "等待配件" }));
        await Did(supervisor.Run(new IssueCard { Number = ticket.Number, Version = await Version(ticket), Level = WarningLevel.YellowCard, Text = "多次推诿" }));
        var card = Assert.Single((await house.Ticket(ticket.Number)).Warnings);
        await Did(supervisor.Run(new RevokeCard { Number = ticket.Number, Version = await Version(ticket), Card = card.Id, Text = "核实后撤销" }));
        Assert.Equal(0, (await house.Ticket(ticket.Number)).Cards);
    }

    [Fact]
    public async Task A_second_failure_is_a_supervision_order()
    {
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        var (agent, unit, reviewer) = (house.As(Role.FollowUpAgent), house.As(Role.Liaison, "urban-management"), house.As(Role.Reviewer));
        await Did(reviewer.Run(new Web.Review.ApproveReply { Number = ticket.Number, Version = ticket.Version, Note = "口头核实过" }));
        await Did(agent.Run(new RedoTicket { Number = ticket.Number, Version = await Version(ticket), Solved = false, Result = 1, Attitude = 3, Reason = "not-solved", Ground = "现场仍未清理" }));
        await Did(unit.Run(new ReplyToTicket { Number = ticket.Number, Version = await Version(ticket), Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已于今日上午清理完毕，并安排专人值守。" }));
        await Did(reviewer.Run(new Web.Review.ApproveReply { Number = ticket.Number, Version = await Version(ticket), Note = "口头核实过" }));
        await Did(agent.Run(new CloseDissatisfied { Number = ticket.Number, Version = await Version(ticket), Solved = false, Result = 1, Attitude = 2, Reason = "not-solved", Note = "市民仍不满意" }));
        var order = Assert.Single((await house.Ticket(ticket.Number)).Orders);
        Assert.Equal((OrderForm.Platform, OrderTrigger.Dissatisfied, OrderState.Open), (order.Form, order.Trigger, order.State));
    }

    private static async Task Did(Task<Outcome> act)
    {
        var outcome = await act;
        Assert.True(outcome.Ok, $"{outcome.Kind} {outcome.Code} {string.Join(' ', outcome.Fields ?? [])}");
    }

    private async Task<int> Version(Ticket ticket) => (await house.Ticket(ticket.Number)).Version;
}
