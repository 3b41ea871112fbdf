using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Supervision;
using Hotline.Web.Tickets;
using Xunit;
using Plan = Hotline.Tests.Data.QueryPlan;

namespace Hotline.Tests.Supervision;

/// <summary>Boards are asked all day long: none may walk through a table that grows for years.</summary>
public sealed class BoardPlanTests
{
    [Fact]
    public async Task No_board_walks_through_all_tickets()
    {
        await using var house = await House.Open();
        await Boards.Of(house);
        var supervisor = house.As(Role.Supervisor);
        var scans = new List<string>();
        foreach (var question in Questions())
        {
            scans.AddRange(await Plan.FullScans(house, () => question(supervisor)));
        }

        scans.AddRange(await Plan.FullScans(house, () => Ask(house.As(Role.Liaison, "urban-management"), new OwnOrders(new OrderFilter()))));
        scans.AddRange(await Plan.FullScans(house, () => Ask(supervisor, new Workload())));
        Found.None(scans);
    }

    [Fact]
    public async Task No_board_walks_through_all_warnings_orders_events_or_evaluations()
    {
        await using var house = await House.Open();
        await Boards.Of(house);
        var supervisor = house.As(Role.Supervisor);
        var scans = new List<string>();
        foreach (var (question, table) in new (Func<Desk, Task> Question, string Table)[]
        {
            (d => Ask(d, new SupervisionBoard()), "warnings"),
            (d => Ask(d, new SupervisionBoard()), "supervision_orders"),
            (d => Ask(d, new OverdueMap(1)), "warnings"),
            (d => Ask(d, new WarningTrend()), "warnings"),
            (d => Ask(d, new CardsOfMonth(null, null, null, 1)), "warnings"),
            (d => Ask(d, new SupervisionOrders(new OrderFilter())), "supervision_orders"),
            (d => Ask(d, new SuggestedOrders(1)), "evaluations"),
            (d => Ask(d, new SuggestedOrders(1)), "supervision_orders"),
            (d => Ask(d, new MorningList()), "ticket_events"),
            (d => Ask(d, new MorningList()), "supervision_orders"),
        })
        {
            scans.AddRange(await Plan.FullScans(house, () => question(supervisor), table));
        }

        Found.None(scans);
    }

    [Fact]
    public async Task What_is_open_is_counted_out_of_one_index_alone()
    {
        await using var house = await House.Open();
        var now = house.Clock.Now;
        var plan = await house.Db(db => QueryPlan.Of(db, db.Tickets.InStages().GroupBy(t => new { t.State, t.Light }).Select(g => new { g.Key.State, g.Key.Light, Count = g.Count() })));
        Assert.Contains("USING COVERING INDEX IX_tickets_Board", plan, StringComparison.Ordinal);
        plan = await house.Db(db => QueryPlan.Of(db, db.Tickets.InStages().OverdueAt(now).GroupBy(t => new { t.Lead, t.State }).Select(g => new { g.Key.Lead, Count = g.Count() })));
        Assert.Contains("USING COVERING INDEX IX_tickets_Board", plan, StringComparison.Ordinal);
    }

    private static IEnumerable<Func<Desk, Task>> Questions()
    {
        yield return d => Ask(d, new SupervisionBoard());
        yield return d => Ask(d, new OverdueMap(1));
        yield return d => Ask(d, new MorningList());
        yield return d => Ask(d, new SuggestedOrders(1));
        yield return d => Ask(d, new CardsOfMonth(null, null, null, 1));
        foreach (var filter in new OrderFilter[] { new(), new() { State = OrderState.Done }, new() { Unit = "environment", Late = true } })
        {
            yield return d => Ask(d, new SupervisionOrders(filter));
        }

        foreach (var board in new BoardFilter[]
        {
            new(), new() { Light = WarningLevel.Red }, new() { Dark = true }, new() { State = TicketState.InHand }, new() { State = TicketState.InHand, Light = WarningLevel.Red },
            new() { Clock = ClockName.Sign }, new() { Order = OrderState.Open }, new() { NoUnit = true },
        })
        {
            yield return d => Ask(d, new SupervisedTickets(board, new QueueFilter()));
            yield return d => Ask(d, new SupervisedTickets(board, new QueueFilter { Unit = "environment", Overdue = true }));
        }
    }

    private static async Task Ask<T>(Desk desk, IQuestion<T> question)
    {
        var outcome = await desk.Ask(question);
        Assert.True(outcome.Ok, $"{question}: {outcome}");
    }
}
