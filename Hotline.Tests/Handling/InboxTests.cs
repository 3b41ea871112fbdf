using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Handling;

public sealed class InboxTests
{
    [Fact]
    public async Task Each_part_counts_its_own_and_a_foreign_units_tickets_count_nowhere()
    {
        await using var house = await House.Open();
        await Given.Ticket(house, TicketState.Dispatched);
        await Given.Ticket(house, TicketState.Dispatched);
        await Given.Ticket(house, TicketState.InHand);
        var back = await Given.Ticket(house, TicketState.UnderReview);
        await SendBack(house, back);
        await Given.Ticket(house, TicketState.UnderReview);
        await Given.Ticket(house, TicketState.Closed);
        await Given.Ticket(house, TicketState.Dispatched, "education");

        var desk = house.As(Role.Liaison, "urban-management");
        var sides = (await desk.Ask(new InboxDesk(null, []))).Value!;
        Assert.Equal([2, 2, 1, 1, 5, 0, 0, 0], Enum.GetValues<InboxTab>().Select(t => sides.Counts[t]));
        Assert.True(sides.MaySign);
        foreach (var tab in Enum.GetValues<InboxTab>())
        {
            Assert.Equal(sides.Counts[tab], (await desk.Ask(new UnitInbox(tab, null, new QueueFilter()))).Value!.Total);
        }

        Assert.Equal(back.Number, Assert.Single((await desk.Ask(new UnitInbox(InboxTab.Back, null, new QueueFilter()))).Value!.Rows).Number);
        var marks = (await desk.Ask(new InboxDesk(null, [back.Number]))).Value!.Marks;
        Assert.Equal(new InboxMark(false, null, "没有写明处理时间", false), marks[back.Number]);
    }

    [Fact]
    public async Task A_ticket_sent_back_once_and_redone_later_is_no_longer_marked_as_sent_back()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.UnderReview);
        await SendBack(house, ticket);
        await Change(house, ticket.Number, (t, s) =>
        {
            t.Reply(ResultKind.Solved, "二次答复", null, house.City.Day(s.At), s);
            t.Approve(null, s);
            t.Redo(new Answers(false, 1, 3, null), "确未解决", s);
        });
        var desk = house.As(Role.Liaison, "urban-management");
        Assert.Equal(0, (await desk.Ask(new InboxDesk(null, []))).Value!.Counts[InboxTab.Back]);
        Assert.Equal(new InboxMark(false, null, null, true), (await desk.Ask(new InboxDesk(null, [ticket.Number]))).Value!.Marks[ticket.Number]);
    }

    [Fact]
    public async Task A_co_operating_unit_has_it_too_marked_as_help_until_it_goes_elsewhere()
    {
        await using var house = await House.Open();
        var ticket = await Units.Dispatched(house, "urban-management", "environment");
        var helper = house.As(Role.Liaison, "environment");
        Assert.Equal(0, (await helper.Ask(new UnitInbox(InboxTab.Sign, null, new QueueFilter()))).Value!.Total);
        Assert.All([InboxTab.Help, InboxTab.All], tab => Assert.Equal(ticket.Number, Assert.Single(helper.Ask(new UnitInbox(tab, null, new QueueFilter())).Result.Value!.Rows).Number));
        Assert.True((await helper.Ask(new InboxDesk(null, [ticket.Number]))).Value!.Marks[ticket.Number].Helps);

        var moved = await house.As(Role.Dispatcher).Run(new RedirectTicket { Number = ticket.Number, Version = ticket.Version, Category = "0101", Lead = "education", Note = "职责调整" });
        Assert.True(moved.Ok, moved.ToString());
        Assert.All([InboxTab.Help, InboxTab.All], tab => Assert.Equal(0, helper.Ask(new UnitInbox(tab, null, new QueueFilter())).Result.Value!.Total));
    }

    [Fact]
    public async Task A_handler_first_sees_what_was_assigned_and_the_whole_unit_on_request()
    {
        await using var house = await House.Open();
        var (given, other) = (await Given.Ticket(house, TicketState.InHand), await Given.Ticket(house, TicketState.InHand));
        var handler = house.As(Role.Handler, "urban-management");
        Assert.True((await house.As(Role.Liaison, "urban-management").Run(new AssignHandler { Number = given.Number, Version = given.Version, Account = handler.Account.Id })).Ok);

        Assert.Equal(given.Number, Assert.Single((await handler.Ask(new UnitInbox(InboxTab.Hand, null, new QueueFilter()))).Value!.Rows).Number);
        Assert.Equal(2, (await handler.Ask(new UnitInbox(InboxTab.Hand, false, new QueueFilter()))).Value!.Total);
        var sides = (await handler.Ask(new InboxDesk(null, [given.Number]))).Value!;
        Assert.Equal((true, false, 1), (sides.Mine, sides.MaySign, sides.Counts[InboxTab.Hand]));
        Assert.Equal(handler.Account.Name, sides.Marks[given.Number].Handler);
        Assert.Equal(2, (await house.As(Role.Liaison, "urban-management").Ask(new UnitInbox(InboxTab.Hand, null, new QueueFilter()))).Value!.Total);
        Assert.NotEqual(given.Number, other.Number);
    }

    [Fact]
    public async Task What_is_most_overdue_stands_on_top()
    {
        await using var house = await House.Open();
        var normal = await Given.Ticket(house, TicketState.Dispatched);
        var critical = await Given.Ticket(house, TicketState.Dispatched, with: a => a with { Urgency = Urgency.Critical });
        var urgent = await Given.Ticket(house, TicketState.Dispatched, with: a => a with { Urgency = Urgency.Urgent });
        house.Clock.Advance(TimeSpan.FromHours(1));
        var desk = house.As(Role.Liaison, "urban-management");
        Assert.Equal([critical.Number, urgent.Number, normal.Number], (await desk.Ask(new UnitInbox(InboxTab.Sign, null, new QueueFilter()))).Value!.Rows.Select(r => r.Number));
        Assert.Equal(1, (await desk.Ask(new InboxDesk(null, []))).Value!.Overdue);
    }

    [Theory]
    [InlineData(InboxTab.Sign, false)]
    [InlineData(InboxTab.Hand, true)]
    [InlineData(InboxTab.Back, false)]
    [InlineData(InboxTab.All, false)]
    public async Task The_list_is_found_by_the_units_index_and_no_table_of_the_city_is_read_through(InboxTab tab, bool mine)
    {
        await using var house = await House.Open();
        await using var scope = house.Services.CreateAsyncScope();
        var me = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        me.Become(Given.Someone, Rights.Of[Role.Liaison], "test", [new DepartmentCode("urban-management"), new DepartmentCode("sanitation")]);
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var plan = await QueryPlan.Of(db, new QueueFilter().Apply(db.Inbox(me, tab, mine), house.City, house.Clock.Now).Take(30));
        Assert.Contains("IX_tickets_Lead_State_DueAt", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^SCAN (t|a|r)\d*\b", plan);
    }

    private static Task SendBack(House house, Ticket ticket) => Change(house, ticket.Number, (t, s) => t.SendBack("没有写明处理时间", s));

    private static Task<int> Change(House house, TicketNumber number, Action<Ticket, Stamp> act) => house.Db(async db =>
    {
        act(await db.Load(number, default), new Stamp(Given.Someone, house.Clock.Now));
        return await db.SaveChangesAsync();
    });
}
