using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Supervision;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Supervision;

/// <summary>Every figure of the board against a city counted by hand, through the one door.</summary>
public sealed class SupervisionBoardTests : IAsyncLifetime
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
    public async Task The_board_counts_by_light_and_stage()
    {
        var board = (await Supervisor.Ask(new SupervisionBoard())).Value!;
        Assert.Equal((5, 2, 3), (board.Open, board.Late, board.Cards));
        Assert.Equal((2, 0, 1, 2), (board.Under(WarningLevel.Red), board.Under(WarningLevel.Orange), board.Under(WarningLevel.Yellow), board.Under(null)));
        Assert.Equal((2, 1), (board.Of(TicketState.InHand, WarningLevel.Red), board.Of(TicketState.InHand, WarningLevel.Yellow)));
        Assert.Equal((1, 1, 0), (board.Of(TicketState.Registered, null), board.Of(TicketState.Dispatched, null), board.Of(TicketState.InHand, null)));
        Assert.Equal(new OrderCounts(0, 0, 0, 0), board.Orders);
    }

    [Fact]
    public async Task The_map_names_units_stages_and_cards_the_most_overdue_first()
    {
        var extra = await city.InHand("police", "2026-10-12");
        await city.InHand("police", "2026-10-12", then: (t, s) => t.Reply(ResultKind.Solved, "已处理。", null, house.City.Day(s.At), s));
        var sheet = (await Supervisor.Ask(new OverdueMap(1))).Value!;
        Assert.Equal(["police", "environment", "urban-management"], sheet.Lines.Rows.Select(l => l.Unit!.Value.Value));
        Assert.Equal([(2, 0), (1, 2), (1, 1)], sheet.Lines.Rows.Select(l => (l.Total, l.Cards)));
        Assert.Equal((1, 1, 1), (sheet.Lines.Rows[0].Late[TicketState.InHand], sheet.Lines.Rows[0].Late[TicketState.UnderReview], sheet.Most));
        Assert.Equal(TicketState.InHand, (await house.Ticket(extra)).State);
    }

    [Fact]
    public async Task A_ticket_no_unit_has_is_the_centres_delay()
    {
        house.Clock.Advance(TimeSpan.FromDays(3));
        var line = Assert.Single((await Supervisor.Ask(new OverdueMap(1))).Value!.Lines.Rows, l => l.Unit is null);
        Assert.Equal(1, line.Late[TicketState.Registered]);
        Assert.Equal([city.Waiting], await Found(new BoardFilter { NoUnit = true }, new QueueFilter { Overdue = true }));
    }

    [Fact]
    public async Task Every_figure_leads_to_just_its_tickets()
    {
        Assert.Equal([city.Red, city.Carded], await Found(new BoardFilter { Light = WarningLevel.Red }));
        Assert.Equal([city.Carded], await Found(new BoardFilter { Light = WarningLevel.Red }, new QueueFilter { Unit = "urban-management" }));
        Assert.Equal([city.Unsigned], await Found(new BoardFilter { State = TicketState.Dispatched }));
        Assert.Equal(new HashSet<TicketNumber> { city.Waiting, city.Unsigned }, [.. await Found(new BoardFilter { Dark = true })]);
        Assert.Equal([city.Red, city.Carded], await Found(new BoardFilter(), new QueueFilter { Overdue = true }));
        Assert.Equal([city.Unsigned], await Found(new BoardFilter { Clock = Domain.Deadlines.ClockName.Sign }));
        Assert.Equal(5, (await Found(new BoardFilter())).Count);
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_order_even_when_it_is_closed()
    {
        await Did(Supervisor.Run(new OrderSupervision { Number = city.Carded, Version = await city.Version(city.Carded), Text = "三日内办结" }));
        Assert.Equal([city.Carded], await Found(new BoardFilter { Order = OrderState.Open }));
        Assert.Empty(await Found(new BoardFilter { Order = OrderState.Answered }));
        var closed = await city.InHand("police", "2026-11-20", then: (t, s) =>
        {
            t.Reply(ResultKind.Solved, "已处理。", null, house.City.Day(s.At), s);
            t.Approve(null, s);
            t.Close(new Answers(true, 5, 5, null), s);
        });
        await Did(Supervisor.Run(new OrderSupervision { Number = closed, Version = await city.Version(closed), Text = "复查" }));
        Assert.Contains(closed, await Found(new BoardFilter { Order = OrderState.Open }));
    }

    [Fact]
    public async Task The_trend_counts_what_was_given_each_day()
    {
        var days = (await Supervisor.Ask(new WarningTrend())).Value!;
        Assert.Equal((14, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 23)), (days.Count, days[0].Day, days[^1].Day));
        Assert.Equal(0, days.SkipLast(1).Sum(d => d.Total));
        Assert.Equal([3, 2, 2, 2, 1], Enum.GetValues<WarningLevel>().Select(l => days[^1].Given.GetValueOrDefault(l)));
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(10, (await Supervisor.Ask(new WarningTrend())).Value![^2].Total);
    }

    [Fact]
    public async Task A_revoked_card_stays_on_the_list_and_leaves_the_count()
    {
        var card = (await house.Ticket(city.Red)).Warnings.First(w => w.Level == WarningLevel.YellowCard);
        await Did(Supervisor.Run(new RevokeCard { Number = city.Red, Version = await city.Version(city.Red), Card = card.Id, Text = "等待配件，情有可原" }));
        Assert.Equal(2, (await Supervisor.Ask(new SupervisionBoard())).Value!.Cards);
        var cards = (await Supervisor.Ask(new CardsOfMonth(null, null, null, 1))).Value!;
        Assert.Equal((3, "等待配件，情有可原"), (cards.Total, Assert.Single(cards.Rows, c => c.RevokedAt is not null).RevokedWhy));
        Assert.Equal(2, (await Supervisor.Ask(new CardsOfMonth(null, new("environment"), null, 1))).Value!.Total);
        Assert.Equal(1, (await Supervisor.Ask(new CardsOfMonth(null, null, WarningLevel.RedCard, 1))).Value!.Total);
        Assert.Equal(0, (await Supervisor.Ask(new CardsOfMonth(new DateOnly(2026, 10, 1), null, null, 1))).Value!.Total);
        Assert.Equal(1, Assert.Single((await Supervisor.Ask(new OverdueMap(1))).Value!.Lines.Rows, l => l.Unit?.Value == "environment").Cards);
    }

    [Fact]
    public async Task Units_do_not_see_the_board_and_leaders_do()
    {
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "environment").Ask(new SupervisionBoard())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new MorningList())).Kind);
        Assert.Equal(5, (await house.As(Role.Leader).Ask(new SupervisionBoard())).Value!.Open);
    }

    [Fact]
    public async Task The_supervisors_day_begins_with_red_lights_and_answers_and_the_units_with_its_orders()
    {
        await Did(Supervisor.Run(new OrderSupervision { Number = city.Carded, Version = await city.Version(city.Carded), Text = "三日内办结" }));
        var unit = house.As(Role.Liaison, "urban-management");
        Assert.Contains((await unit.Ask(new Workload())).Value!, w => w is { Path: "/console/orders", Count: 1, Overdue: 0 });
        Assert.Contains((await Supervisor.Ask(new Workload())).Value!, w => w is { Path: "/console/supervision", Count: 2, Answers: 0 });
        await Did(unit.Run(new AnswerOrder { Number = city.Carded, Version = await city.Version(city.Carded), Serial = 1, Text = "明日完工" }));
        Assert.Contains((await Supervisor.Ask(new Workload())).Value!, w => w is { Path: "/console/supervision", Count: 2, Answers: 1 });
        Assert.Contains((await unit.Ask(new Workload())).Value!, w => w is { Path: "/console/orders", Count: 0 });
    }

    private async Task<IReadOnlyList<TicketNumber>> Found(BoardFilter board, QueueFilter? filter = null) =>
        [.. (await Supervisor.Ask(new SupervisedTickets(board, filter ?? new QueueFilter()))).Value!.Rows.Select(r => r.Number)];

    private static async Task Did(Task<Outcome> act)
    {
        var outcome = await act;
        Assert.True(outcome.Ok, outcome.ToString());
    }
}
