using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Supervision;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Supervision;

public sealed class OrderListTests : IAsyncLifetime
{
    private House house = null!;
    private Boards city = null!;

    private Desk Supervisor => house.As(Role.Supervisor);

    public async Task InitializeAsync()
    {
        house = await House.Open();
        city = await Boards.Of(house);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Orders_and_remarks_are_counted_listed_and_answered_late_ones_first()
    {
        await Order(city.Today, OrderForm.Listed);
        await Order(city.Carded, OrderForm.Platform);
        Assert.True((await house.As(Role.Leader).Run(new RemarkOnTicket { Number = city.Red, Version = await city.Version(city.Red), Text = "请认真办理" })).Ok);
        Assert.Equal(new OrderCounts(2, 0, 0, 1), await Counts());
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new OrderCounts(2, 1, 0, 1), await Counts());
        var list = await List(new OrderFilter());
        Assert.Equal([(city.Carded, true), (city.Today, false), (city.Red, false)], list.Select(o => (o.Ticket, o.Late)));
        Assert.Equal([city.Red], (await List(new OrderFilter { Form = OrderForm.Remark })).Select(o => o.Ticket));
        Assert.Equal([city.Carded], (await List(new OrderFilter { Late = true })).Select(o => o.Ticket));
        Assert.Equal([city.Red], (await List(new OrderFilter { Unit = "environment" })).Select(o => o.Ticket));

        var unit = house.As(Role.Liaison, "urban-management");
        Assert.True((await unit.Run(new AnswerOrder { Number = city.Carded, Version = await city.Version(city.Carded), Serial = 1, Text = "已完工" })).Ok);
        Assert.Equal(new OrderCounts(2, 0, 1, 1), await Counts());
        Assert.Equal([city.Carded], (await List(new OrderFilter { State = OrderState.Answered })).Select(o => o.Ticket));
        Assert.True((await Supervisor.Run(new AcceptAnswer { Number = city.Carded, Version = await city.Version(city.Carded), Serial = 1 })).Ok);
        Assert.Equal(new OrderCounts(1, 0, 0, 1), await Counts());
        Assert.Equal([city.Carded], (await List(new OrderFilter { State = OrderState.Done })).Select(o => o.Ticket));
    }

    [Fact]
    public async Task A_unit_sees_the_orders_to_itself_and_nobody_elses()
    {
        await Order(city.Today, OrderForm.Platform);
        await Order(city.Red, OrderForm.Platform);
        Assert.Equal([city.Today], (await house.As(Role.Liaison, "urban-management").Ask(new OwnOrders(new OrderFilter()))).Value!.Rows.Select(o => o.Ticket));
        Assert.Empty((await house.As(Role.Handler, "police").Ask(new OwnOrders(new OrderFilter()))).Value!.Rows);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "environment").Ask(new SupervisionOrders(new OrderFilter()))).Kind);
    }

    [Fact]
    public async Task Tickets_that_meet_a_trigger_are_suggested_until_they_have_an_order()
    {
        var urged = await city.InHand("police", "2026-11-23", then: (t, s) => { t.Urge(null, s); t.Urge(null, s); t.Urge(null, s); });
        var twice = await city.InHand("police", "2026-11-23", then: (t, s) => { t.Urge(null, s); t.Urge(null, s); });
        var handed = await city.InHand("police", "2026-11-23", then: (t, s) => { t.Redirect(To("environment"), null, s); t.Redirect(To("urban-management"), null, s); });
        var again = await city.InHand("police", "2026-11-23", then: Discontent);
        Assert.Equal(
            [(city.Red, OrderTrigger.Overdue), (city.Carded, OrderTrigger.Overdue), (handed, OrderTrigger.Refused), (urged, OrderTrigger.Repeated), (again, OrderTrigger.Dissatisfied)],
            (await Suggested()).OrderBy(s => s.Why).ThenBy(s => s.Number.Value));
        Assert.DoesNotContain(await Suggested(), s => s.Number == twice);

        await Order(city.Carded, OrderForm.Platform);
        await Order(again, OrderForm.Notice);
        Assert.True((await house.As(Role.Leader).Run(new RemarkOnTicket { Number = urged, Version = await city.Version(urged), Text = "请认真办理" })).Ok);
        Assert.Equal([city.Red, handed, urged], (await Suggested()).OrderBy(s => s.Why).Select(s => s.Number));
    }

    [Fact]
    public async Task The_centres_own_delay_is_no_reason_to_order_a_unit()
    {
        var slow = await city.InHand("police", "2026-10-12", then: (t, s) =>
        {
            t.Reply(ResultKind.Solved, "已清理。", null, house.City.Day(s.At), s);
            t.Approve(null, s);
        });
        await city.Patrol();
        Assert.Equal((TicketState.ToFollowUp, WarningLevel.Red), ((await house.Ticket(slow)).State, (await house.Ticket(slow)).Light!.Value));
        Assert.DoesNotContain(await Suggested(), s => s.Number == slow);
    }

    [Fact]
    public async Task A_threshold_that_is_not_in_force_never_speaks()
    {
        await Change("key\tvalue\tvalid_from\tvalid_to\tnote\norder-urges\t1\t2026-11-01\t\t\norder-light\tred\t2025-01-01\t2026-11-22\t\n");
        var urged = await city.InHand("police", "2026-11-23", then: (t, s) => t.Urge(null, s));
        Assert.Equal([urged], (await Suggested()).Select(s => s.Number));
    }

    [Theory]
    [InlineData("order-urges\t0\t2025-01-01\t")]
    [InlineData("order-rounds\t1\t2025-01-01\t")]
    [InlineData("order-light\tredCard\t2025-01-01\t")]
    [InlineData("order-light\tblue\t2025-01-01\t")]
    [InlineData("order-nothing\t3\t2025-01-01\t")]
    [InlineData("order-urges\t3\t2025-01-01\t2024-01-01")]
    [InlineData("order-urges\t3\t2025-01-01\t\t\norder-urges\t4\t2026-01-01\t")]
    public async Task A_mistake_in_the_thresholds_is_refused(string lines) =>
        await Assert.ThrowsAsync<TsvException>(() => Change($"key\tvalue\tvalid_from\tvalid_to\tnote\n{lines}\t\n"));

    [Fact]
    public async Task The_city_begins_with_thresholds_for_every_key() =>
        Assert.Equal(new SuggestionRules(WarningLevel.Red, 3, 3, 2, 2, 30), await Task.FromResult(house.City.Suggestions.On(new DateOnly(2026, 11, 23))));

    private async Task Change(string text)
    {
        var files = await house.Db(db => db.RuleFiles.ToDictionaryAsync(f => f.Name, f => f.Content));
        files[CityFiles.SupervisionFile] = text;
        var rules = CityFiles.Read(files);
        var city = (City)house.Services.GetService(typeof(City))!;
        city.Change(rules, "test");
    }

    private async Task Order(TicketNumber number, OrderForm form)
    {
        var outcome = await Supervisor.Run(new OrderSupervision { Number = number, Version = await city.Version(number), Form = form, Text = "限期办结并反馈" });
        Assert.True(outcome.Ok, outcome.ToString());
    }

    private async Task<OrderCounts> Counts() => (await Supervisor.Ask(new SupervisionBoard())).Value!.Orders;

    private async Task<IReadOnlyList<OrderRow>> List(OrderFilter filter) => (await Supervisor.Ask(new SupervisionOrders(filter))).Value!.Rows;

    private async Task<IReadOnlyList<(TicketNumber Number, OrderTrigger Why)>> Suggested()
    {
        var sheet = (await Supervisor.Ask(new SuggestedOrders(1))).Value!;
        return [.. sheet.List.Rows.Select(r => (r.Number, Assert.Single(sheet.Why[r.Number])))];
    }

    private static RoutingDecision To(string unit) => new(new CategoryCode("0101"), new DepartmentCode(unit), []);

    private void Discontent(Ticket ticket, Stamp stamp)
    {
        void Answer()
        {
            ticket.Reply(ResultKind.Solved, "已清理。", null, house.City.Day(stamp.At), stamp);
            ticket.Approve(null, stamp);
        }

        Answer();
        ticket.Redo(Story.Dissatisfied, "现场仍未清理", stamp);
        Answer();
        ticket.CloseDissatisfied(Story.Dissatisfied, "已解释", VerifiedBy.Papers, stamp);
    }
}
