using Bunit;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Promises;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Promises;
using Hotline.Web.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Promises;

public sealed class PromiseTests
{
    private static readonly DateOnly day = new(2026, 12, 5);

    [Fact]
    public async Task What_is_promised_counts_once_the_reviewer_has_approved_it()
    {
        await using var house = await House.Open();
        var number = await Replied(house);
        Assert.Equal((PromiseState.Stated, day), (await Only(house, number)).Item1);
        Assert.Empty((await house.As(Role.FollowUpAgent).Ask(new PromiseQueue(PromiseTab.Ahead))).Value!.Rows);
        await Approve(house, number);
        Assert.Equal(PromiseState.Open, (await Only(house, number)).Item1.State);
        Assert.Equal(number, Assert.Single((await house.As(Role.FollowUpAgent).Ask(new PromiseQueue(PromiseTab.Ahead))).Value!.Rows).Ticket);
        Assert.Single((await house.As(Role.Liaison, "urban-management").Ask(new PromiseQueue(PromiseTab.Ahead))).Value!.Rows);
        Assert.Empty((await house.As(Role.Liaison, "environment").Ask(new PromiseQueue(PromiseTab.Ahead))).Value!.Rows);
    }

    [Fact]
    public async Task A_reply_that_is_sent_back_or_done_again_promises_nothing_any_more()
    {
        await using var house = await House.Open();
        var number = await Replied(house);
        var ticket = await house.Ticket(number);
        Assert.True((await house.As(Role.Reviewer).Run(new SendBackReply { Number = number, Version = ticket.Version, Remark = "重写" })).Ok);
        Assert.Equal(PromiseState.Dropped, (await Only(house, number)).Item1.State);

        var other = await Replied(house);
        await Approve(house, other);
        ticket = await house.Ticket(other);
        Assert.True((await house.As(Role.FollowUpAgent).Run(new Web.FollowUp.RedoTicket { Number = other, Version = ticket.Version, Solved = false, Result = 1, Attitude = 3, Reason = "not-solved", Ground = "现场仍未清理" })).Ok);
        Assert.Equal(PromiseState.Dropped, (await Only(house, other)).Item1.State);
    }

    [Fact]
    public async Task Unit_and_centre_are_told_once_each_also_after_days_without_a_server()
    {
        await using var house = await House.Open();
        var number = await Replied(house);
        await Approve(house, number);
        var watch = new PromiseWatch(house.Services.GetRequiredService<UseCases>(), house.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<PromiseWatch>.Instance);
        await watch.Look(default);
        Assert.Empty(await Told(house, number));
        house.Clock.Now = new DateTimeOffset(2026, 12, 4, 9, 0, 0, TimeSpan.FromHours(8));
        await watch.Look(default);
        await watch.Look(default);
        Assert.Equal([NoticeTopic.PromiseDueSoon], await Told(house, number));
        house.Clock.Now = new DateTimeOffset(2026, 12, 9, 9, 0, 0, TimeSpan.FromHours(8));
        await watch.Look(default);
        await watch.Look(default);
        Assert.Equal([NoticeTopic.PromiseDueSoon, NoticeTopic.PromiseDue], await Told(house, number));
        Assert.Equal(number, Assert.Single((await house.As(Role.FollowUpAgent).Ask(new PromiseQueue(PromiseTab.Due))).Value!.Rows).Ticket);
    }

    [Fact]
    public async Task A_broken_promise_is_settled_by_the_centre_once_and_told_to_unit_and_supervisor()
    {
        await using var house = await House.Open();
        var number = await Replied(house);
        await Approve(house, number);
        var id = (await Only(house, number)).Id;
        var agent = house.As(Role.FollowUpAgent);
        Assert.Equal(RefusalCode.PromiseNotDue, (await agent.Run(new SettlePromise { Id = id, Kept = false, Note = "还没做" })).Code);
        Assert.Equal("PromiseNoteMissing", Assert.Single((await agent.Run(new SettlePromise { Id = id, Kept = false })).Fields!).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(new SettlePromise { Id = id, Kept = true, Note = "做了" })).Kind);
        house.Clock.Now = new DateTimeOffset(2026, 12, 6, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.True((await agent.Run(new SettlePromise { Id = id, Kept = false, Note = "诉求人说没有动工" })).Ok);
        Assert.Equal(RefusalCode.PromiseSettled, (await agent.Run(new SettlePromise { Id = id, Kept = true, Note = "又说好了" })).Code);
        Assert.Equal([NoticeTopic.PromiseBroken, NoticeTopic.PromiseBroken], await Told(house, number));
        Assert.Equal("诉求人说没有动工", Assert.Single((await agent.Ask(new PromiseQueue(PromiseTab.Settled))).Value!.Rows).Note);
    }

    [Fact]
    public async Task Kept_of_settled_is_a_figure_of_the_unit()
    {
        await using var house = await House.Open();
        var keeper = new KpiKeeper(house.Services.GetRequiredService<UseCases>(), house.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<KpiKeeper>.Instance);
        house.Clock.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
        TicketNumber[] numbers = [await Replied(house), await Replied(house), await Replied(house)];
        foreach (var number in numbers)
        {
            await Approve(house, number);
        }

        house.Clock.Now = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(8));
        await keeper.Look(default);
        Assert.Empty(await house.Db(db => db.KpiFacts.Where(f => f.Kind == FactKind.Promise).ToListAsync()));
        foreach (var (i, number) in numbers.Take(2).Index())
        {
            Assert.True((await house.As(Role.FollowUpAgent).Run(new SettlePromise { Id = (await Only(house, number)).Id, Kept = i == 0, Note = "电话核实" })).Ok);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await keeper.Look(default);
        var sum = await house.Db(db => db.KpiSums.SingleAsync(s => s.Kind == FactKind.Promise));
        Assert.Equal((new DateOnly(2026, 12, 1), "urban-management", 1, 2), (sum.Month, sum.Unit.Value, sum.Hits, sum.Count));
    }

    [Fact]
    public async Task The_date_of_cannot_now_is_a_promise_too_and_the_past_is_none()
    {
        await using var house = await House.Open();
        var (ticket, liaison) = (await Given.Ticket(house, TicketState.InHand), house.As(Role.Liaison, "urban-management"));
        var reply = new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.CannotNow, Text = "待扩建工程完工。", PromisedOn = day };
        Assert.Equal(RefusalCode.PromiseInThePast, (await liaison.Run(reply with { Promises = [new PromiseMade("昨天", new DateOnly(2026, 11, 22))] })).Code);
        Assert.True((await liaison.Run(reply)).Ok);
        Assert.Equal(("", day), ((await Only(house, ticket.Number)).Words, (await Only(house, ticket.Number)).DueOn));
    }

    [Fact]
    public async Task No_list_of_promises_walks_through_all_of_them()
    {
        await using var house = await House.Open();
        foreach (var tab in Enum.GetValues<PromiseTab>())
        {
            Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.FollowUpAgent).Ask(new PromiseQueue(tab))).Ok)));
            Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.Liaison, "urban-management").Ask(new PromiseQueue(tab))).Ok)));
        }
    }

    [Fact]
    public async Task The_handler_sees_the_dates_found_takes_one_out_and_mends_another()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Handler, "urban-management"));
        IReadOnlyList<PromiseMade> made = [];
        var found = screen.Context.Render<PromisesFound>(p => p.Add(c => c.Texts, ["我局将于12月5日前清淤，明年上半年启动改造。"]).Add(c => c.Changed, m => made = m));
        Assert.Equal([new PromiseMade("12月5日前", day), new PromiseMade("明年上半年", new DateOnly(2027, 6, 30))], made);
        found.FindAll("input[type=checkbox]")[1].Change(false);
        found.FindAll("input[type=date]")[0].Change("2026-12-08");
        Assert.Equal([new PromiseMade("12月5日前", new DateOnly(2026, 12, 8))], made);
    }

    [Fact]
    public async Task An_agent_settles_a_promise_on_the_page()
    {
        await using var house = await House.Open();
        var number = await Replied(house);
        await Approve(house, number);
        house.Clock.Now = new DateTimeOffset(2026, 12, 6, 9, 0, 0, TimeSpan.FromHours(8));
        await using var screen = new Screen(house, house.As(Role.FollowUpAgent));
        var page = screen.Context.Render<PromisesPage>();
        page.WaitForElement("table.promises tbody button").Click();
        page.FindAll("input[name=kept]")[0].Change(true);
        page.Find("#promise-note").Input("诉求人确认已清理");
        page.Find("form.work-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("没有到期待核实的承诺", page.Markup, StringComparison.Ordinal));
        Assert.Equal(PromiseState.Kept, (await Only(house, number)).Item1.State);
    }

    private static async Task<TicketNumber> Replied(House house)
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var outcome = await house.As(Role.Liaison, "urban-management").Run(new ReplyToTicket
        {
            Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Partly, DoneOn = new DateOnly(2026, 11, 20), Text = "已清理，将于12月5日前加装护栏。", Promises = [new PromiseMade("12月5日前", day)],
        });
        Assert.True(outcome.Ok, outcome.ToString());
        return ticket.Number;
    }

    private static async Task Approve(House house, TicketNumber number) =>
        Assert.True((await house.As(Role.Reviewer).Run(new ApproveReply { Number = number, Version = (await house.Ticket(number)).Version, Note = "电话核实" })).Ok);

    private static async Task<((PromiseState State, DateOnly On) Item1, long Id, string Words, DateOnly DueOn)> Only(House house, TicketNumber number)
    {
        var promise = Assert.Single((await house.Ticket(number)).Promises);
        return ((promise.State, promise.DueOn), promise.Id, promise.Words, promise.DueOn);
    }

    private static Task<List<NoticeTopic>> Told(House house, TicketNumber number) =>
        house.Db(db => db.Notices.Where(n => n.Ticket == number && n.Topic != null).OrderBy(n => n.Id).Select(n => n.Topic!.Value).ToListAsync());
}
