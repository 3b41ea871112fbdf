using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RoutingLedgerTests
{
    private static readonly DateOnly monday = new(2026, 11, 23);

    [Fact]
    public async Task A_ticket_that_stays_was_right_at_first()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var number = await ways.Dispatched("urban-management");
        await ways.Keep();
        var outcome = (await ways.Outcome(number))!;
        Assert.Equal((monday, "urban-management", "urban-management", RoutingFate.Stood, RoutingFate.Stood, false),
            (outcome.Week, outcome.FirstUnit.Value, outcome.Unit.Value, outcome.Fate, outcome.Came, outcome.Machine));
        Assert.Equal(("urban-management", 0.84, false, "model-1"), (outcome.SuggestedUnit?.Value, outcome.UnitConfidence, outcome.Unsure, outcome.Model));
        var total = (await ways.Figures()).Total;
        Assert.Equal((new Proportion(1, 1), new Proportion(1, 1), new Proportion(0, 1), new Proportion(1, 1)), (total.RightAtFirst, total.Followed, total.Abstained, total.ProposalRight));
        Assert.Null(await ways.Correction(number));
    }

    [Fact]
    public async Task A_redirect_weeks_later_corrects_the_week_of_the_first_dispatch()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var number = await ways.Dispatched("urban-management");
        await ways.Keep();
        house.Clock.Advance(TimeSpan.FromDays(15));
        await ways.Redirect(number, "environment");
        await ways.Keep();
        var figures = await ways.Figures();
        Assert.Equal(new Proportion(0, 1), figures.Weeks.Single(w => w.Key == monday).Sum.RightAtFirst);
        Assert.Equal(new Proportion(0, 1), figures.Total.ProposalRight);
        Assert.Equal(new Proportion(1, 1), figures.Total.Followed);
        Assert.Equal([("urban-management", "environment", 1)], figures.Confusions.Select(c => (c.Suggested.Value, c.Final.Value, c.Count)));
        Assert.Equal(1, figures.Weeks.Sum(w => w.Sum.Dispatched));
        var said = (await ways.Correction(number))!;
        Assert.Equal(("environment", "0101", CorrectionSource.Redirect), (said.Unit.Value, said.Category.Value, said.Source));
        Assert.Equal(house.Clock.Now, said.At);
    }

    [Fact]
    public async Task A_granted_return_and_then_a_redirect_are_one_ticket_and_the_newest_word_wins()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var number = await ways.Dispatched("urban-management");
        await ways.Return(number, "urban-management", "environment");
        await ways.Keep();
        Assert.Equal(CorrectionSource.GrantedReturn, (await ways.Correction(number))!.Source);
        await house.Db(db => db.Corrections.ExecuteUpdateAsync(c => c.SetProperty(x => x.Used, "model-2")));
        await ways.Redirect(number, "health");
        await ways.Keep();
        var outcome = (await ways.Outcome(number))!;
        Assert.Equal((RoutingFate.Returned, RoutingFate.Redirected, "health"), (outcome.Fate, outcome.Came, outcome.Unit.Value));
        var said = (await ways.Correction(number))!;
        Assert.Equal(("health", CorrectionSource.Redirect, null), (said.Unit.Value, said.Source, said.Used));
        Assert.Equal((new Proportion(0, 1), new Proportion(1, 1)), ((await ways.Figures()).Total.RightAtFirst, (await ways.Figures()).Total.GivenBack));
    }

    [Fact]
    public async Task A_persons_own_choice_teaches_once_its_answer_is_approved()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var own = await ways.Dispatched("environment");
        var followed = await ways.Dispatched("urban-management");
        await ways.Keep();
        Assert.Null(await ways.Correction(own));
        await ways.Answer(own, "environment");
        await ways.Answer(followed, "urban-management");
        await ways.Keep();
        var said = (await ways.Correction(own))!;
        Assert.Equal(("environment", CorrectionSource.Confirmed), (said.Unit.Value, said.Source));
        Assert.Null(await ways.Correction(followed));
        var rows = await house.Db(db => Corrections.ReadAsync(db, default));
        Assert.Equal([(own, "0101", "environment", CorrectionSource.Confirmed)], rows.Select(r => (r.Ticket, r.Category.Value, r.Unit.Value, r.Source)));
    }

    [Fact]
    public async Task What_the_system_dispatched_itself_is_told_apart_and_confirms_nothing()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var number = await ways.Registered();
        await ways.Dispatch(number, "environment", house.System);
        await ways.Answer(number, "environment");
        await ways.Keep();
        Assert.True((await ways.Outcome(number))!.Machine);
        Assert.Null(await ways.Correction(number));
        Assert.Equal([(true, 1)], (await ways.Figures()).Hands.Select(h => (h.Key, h.Sum.Dispatched)));
    }

    [Fact]
    public async Task The_machines_dispatch_is_counted_as_its_own_and_a_recall_as_a_miss()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var stamp = new Stamp(Actor.System, house.Clock.Now);
        var route = new SuggestedRoute(new CategoryCode("0101"), new DepartmentCode("health"), 0.97, 0.97, false, "", "model-1");
        var ticket = Ticket.Register(TicketNumber.Of(monday, 690_001), Given.Appeal(), route, "hash", "guangdong-1", stamp);
        ticket.AutoDispatch(new RoutingDecision(new CategoryCode("0101"), new DepartmentCode("health"), []), new MachineGround(0.97, 0.97, 0.95, "model-1"), stamp);
        ticket.Recall("不归卫健委", new Stamp(Given.Someone, house.Clock.Now));
        await house.Store(ticket);
        await ways.Keep();
        Assert.Equal((true, RoutingFate.Redirected), ((await ways.Outcome(ticket.Number))!.Machine, (await ways.Outcome(ticket.Number))!.Fate));
        await ways.Dispatch(ticket.Number, "urban-management");
        await ways.Keep();
        Assert.Equal([("health", "urban-management", 1)], (await ways.Figures()).Confusions.Select(c => (c.Suggested.Value, c.Final.Value, c.Count)));
        Assert.Equal(CorrectionSource.Redirect, (await ways.Correction(ticket.Number))!.Source);
    }

    [Fact]
    public async Task A_dispatch_that_was_undone_was_not_right_at_first_whatever_follows()
    {
        await using var house = await House.Open();
        var ticket = new TicketNumber(20261123700001);
        RoutingStep Step(TicketState from, TicketState to, string? unit, int minute) => new(
            ticket, TicketAction.Withdraw, from, to, unit is null ? null : new DepartmentCode(unit), "system", house.Clock.Now.AddMinutes(minute));
        RoutedLife Life(params RoutingStep[] steps) => new(ticket, false, new CategoryCode("0101"), null, steps);
        var (sent, undone) = (Step(TicketState.Registered, TicketState.Dispatched, "health", 0), Step(TicketState.Dispatched, TicketState.Registered, "health", 1));
        var waits = Life(sent, undone);
        Assert.Equal((RoutingFate.Redirected, "health", null), (waits.Outcome(house.City)!.Fate, waits.Outcome(house.City)!.Unit.Value, waits.Correction()));
        var moved = Life(sent, undone, Step(TicketState.Registered, TicketState.Dispatched, "environment", 2));
        Assert.Equal((RoutingFate.Redirected, "health", "environment"), (moved.Outcome(house.City)!.Fate, moved.Outcome(house.City)!.FirstUnit.Value, moved.Outcome(house.City)!.Unit.Value));
        Assert.Equal(("environment", CorrectionSource.Redirect), (moved.Correction()!.Unit.Value, moved.Correction()!.Source));
        var again = Life(sent, undone, Step(TicketState.Registered, TicketState.Dispatched, "health", 2));
        Assert.Equal((RoutingFate.Redirected, null), (again.Outcome(house.City)!.Fate, again.Correction()));
    }

    [Fact]
    public async Task A_confidential_ticket_is_counted_but_teaches_nothing_and_what_it_taught_is_forgotten()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        var secret = await ways.Dispatched("urban-management", with: a => a with { Confidential = true });
        var later = await ways.Dispatched("urban-management");
        await ways.Redirect(secret, "environment");
        await ways.Redirect(later, "environment");
        await ways.Keep();
        Assert.Null(await ways.Correction(secret));
        Assert.NotNull(await ways.Correction(later));
        await ways.Amend(later, form => { form.Confidential = true; return form; });
        await ways.Keep();
        Assert.Null(await ways.Correction(later));
        Assert.Equal(2, (await ways.Figures()).Total.Dispatched);
    }

    [Fact]
    public async Task Advice_without_a_unit_and_abstaining_have_denominators_of_their_own()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await ways.Dispatched("urban-management", sure: 0.84);
        await ways.Dispatched("environment", sure: 0.31, unsure: true);
        await ways.Dispatched("environment", suggested: null, unsure: true);
        await Given.Ticket(house, TicketState.Dispatched);
        await ways.Keep();
        var figures = await ways.Figures();
        Assert.Equal((4, new Proportion(1, 2), new Proportion(2, 3), new Proportion(1, 2)), (figures.Total.Dispatched, figures.Total.Followed, figures.Total.Abstained, figures.Total.ProposalRight));
        Assert.Equal([(3, 0.31, 0.0), (8, 0.84, 1.0)], figures.Bins.Select(b => (b.Key, b.Sum.MeanConfidence!.Value, b.Sum.ProposalRight.Rate!.Value)));
        Assert.Equal((0.31 + 0.16) / 2, figures.CalibrationError!.Value, 10);
        Assert.Equal([("", 1), ("model-1", 3)], figures.Models.Select(m => (m.Key, m.Sum.Dispatched)));
        Assert.Equal([("urban-management", 2), ("environment", 2)], figures.Units.OrderByDescending(u => u.Key.Value).Select(u => (u.Key.Value, u.Sum.Dispatched)));
        Assert.Equal(2, (await ways.Figures(unit: "environment")).Total.Dispatched);
    }

    [Fact]
    public async Task Weeks_begin_on_monday_by_the_citys_clock()
    {
        Assert.Equal([monday, monday, monday.AddDays(7)], new[] { monday, new DateOnly(2026, 11, 29), new DateOnly(2026, 11, 30) }.Select(RoutedLife.MondayOf));
        await using var house = await House.Open();
        var ways = new Ways(house);
        // Sunday evening in Greenwich is Monday in Shanghai.
        house.Clock.Now = new DateTimeOffset(2026, 11, 29, 16, 30, 0, TimeSpan.Zero);
        var number = await ways.Dispatched("urban-management");
        await ways.Keep();
        Assert.Equal(monday.AddDays(7), (await ways.Outcome(number))!.Week);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was_and_counts_nothing_twice()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await Walk(ways, 7);
        // A few events, so that the mark stands in the middle of a ticket's life; then a batch that dies before its commit.
        Assert.True((await house.System.Run(new KeepRoutingLedger(5))).Value);
        await house.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await new KeepRoutingLedger.Handler(db, house.Services.GetRequiredService<City>()).Handle(new KeepRoutingLedger(5), default);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        await ways.Keep(3);
        await house.Services.GetRequiredService<RoutingLedger>().Look(default);
        var kept = await ways.Everything();
        await ways.Forget();
        await ways.Keep();
        Assert.Equal(await ways.Everything(), kept);
        Assert.NotEmpty(kept);
    }

    [Fact]
    public async Task Events_read_again_or_with_a_mark_that_lags_behind_change_nothing()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await Walk(ways, 11);
        await ways.Keep();
        var kept = await ways.Everything();
        await house.Db(db => db.LedgerMarks.ExecuteUpdateAsync(m => m.SetProperty(x => x.LastEvent, x => x.LastEvent - 9)));
        await ways.Keep(2);
        Assert.Equal(kept, await ways.Everything());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Kept_all_along_or_made_from_nothing_the_ledger_is_the_same(int seed)
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await Walk(ways, seed, keep: true);
        await ways.Keep();
        var kept = await ways.Everything();
        await ways.Forget();
        await ways.Keep();
        Assert.Equal(await ways.Everything(), kept);
    }

    [Fact]
    public async Task Nobody_but_the_system_keeps_it_and_it_leaves_no_audit_line()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await ways.Dispatched("urban-management");
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Run(new KeepRoutingLedger())).Kind);
        await ways.Keep();
        Assert.Equal(1, await house.Db(db => db.AuditLines.CountAsync(l => l.Act == nameof(KeepRoutingLedger))));
    }

    [Fact]
    public async Task The_board_is_for_those_who_dispatch_supervise_or_run_the_system()
    {
        await using var house = await House.Open();
        foreach (var role in Enum.GetValues<Role>())
        {
            var unit = Rights.NeedUnit.Contains(role) ? "urban-management" : null;
            var may = role is Role.Dispatcher or Role.Supervisor or Role.SystemAdministrator;
            Assert.Equal((role, may ? OutcomeKind.Done : OutcomeKind.Forbidden), (role, (await house.As(role, unit).Ask(new RoutingQuality())).Kind));
        }
    }

    [Fact]
    public async Task Neither_board_nor_ledger_walks_through_a_table_that_grows()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await Walk(ways, 5);
        foreach (var table in new[] { "ticket_events", "tickets", "routing_outcomes", "corrections" })
        {
            await ways.Forget();
            Found.None(await Data.QueryPlan.FullScans(house, () => ways.Keep(4), table));
        }

        foreach (var table in new[] { "routing_weeks", "routing_pairs" })
        {
            Found.None(await Data.QueryPlan.FullScans(house, () => ways.Figures(), table));
            Found.None(await Data.QueryPlan.FullScans(house, () => ways.Figures(unit: "environment"), table));
        }
    }

    [Fact]
    public async Task The_demo_city_has_something_to_show()
    {
        await using var house = await House.Open();
        await Seed.Sow(house.Services);
        var ways = new Ways(house);
        await house.Services.GetRequiredService<RoutingLedger>().Look(default);
        var figures = await ways.Figures();
        Assert.True(figures.Total.Dispatched > 150, figures.Total.ToString());
        Assert.InRange(figures.Total.RightAtFirst.Rate!.Value, 0.7, 0.99);
        Assert.True(figures.Weeks.Count(w => w.Sum.Dispatched > 0) >= 6);
        Assert.NotEmpty(figures.Confusions);
        Assert.True(figures.Bins.Count >= 3);
        Assert.NotEmpty(await house.Db(db => Corrections.ReadAsync(db, default)));
    }

    // Fifteen tickets on ways the dice choose, the ledger kept now and then in between, in odd batches.
    private static async Task Walk(Ways ways, int seed, bool keep = false)
    {
        string[] units = ["urban-management", "environment", "health"];
        var dice = new Random(seed);
        for (var i = 0; i < 15; i++)
        {
            var at = units[dice.Next(3)];
            var number = await ways.Dispatched(at, dice.Next(5) == 0 ? null : units[dice.Next(3)], dice.NextDouble(), dice.Next(3) == 0, a => a with { Confidential = dice.Next(6) == 0 });
            for (var hops = dice.Next(3); hops > 0; hops--)
            {
                var next = units[(Array.IndexOf(units, at) + 1 + dice.Next(2)) % 3];
                await (dice.Next(2) == 0 ? ways.Redirect(number, next) : ways.Return(number, at, next));
                at = next;
                if (keep && dice.Next(2) == 0)
                {
                    await ways.Keep(1 + dice.Next(9));
                }
            }

            if (dice.Next(2) == 0)
            {
                await ways.Answer(number, at);
            }
        }
    }
}
