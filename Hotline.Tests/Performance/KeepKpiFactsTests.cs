using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class KeepKpiFactsTests
{
    [Fact]
    public async Task Time_alone_settles_what_nobody_touches()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await months.Lying("environment");
        await months.Keep();
        Assert.Equal(0, (await months.Board()).Sheet.City.Of(FactKind.Sign).All.Count);
        house.Clock.Advance(TimeSpan.FromHours(24));
        await months.Keep();
        Assert.Equal(new KpiTally(0, 0, 0), (await months.Board()).Sheet.City.Of(FactKind.Contact).All);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await months.Keep();
        Assert.Equal(new KpiTally(0, 1, 0), (await months.Board()).Sheet.City.Of(FactKind.Contact).All);
        house.Clock.Advance(TimeSpan.FromDays(60));
        await months.Keep();
        Assert.Equal(new KpiTally(0, 1, 0), (await months.Board()).Sheet.City.Of(FactKind.Sign).All);
        Assert.Equal(new KpiTally(0, 1, 0), (await months.Board(new DateOnly(2026, 12, 1))).Sheet.City.Of(FactKind.Handle).All);
        Assert.Equal(0, await house.Db(db => db.KpiWatches.CountAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Kept_all_along_or_made_from_nothing_the_facts_are_the_same(int seed)
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await Walk(house, months, seed, keep: true);
        await months.Keep();
        var kept = await months.Everything();
        await months.Forget();
        await months.Keep();
        Assert.Equal(await months.Everything(), kept);
        Assert.NotEmpty(kept);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was_and_counts_nothing_twice()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await Walk(house, months, 7, keep: false);
        Assert.True((await house.System.Run(new KeepKpiFacts(5))).Value);
        await house.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var me = new CurrentUser(house.Clock);
            await new KeepKpiFacts.Handler(db, house.Services.GetRequiredService<City>(), me).Handle(new KeepKpiFacts(5), default);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        await months.Keep(3);
        await house.Services.GetRequiredService<KpiKeeper>().Look(default);
        var kept = await months.Everything();
        await house.Db(db => db.LedgerMarks.Where(m => m.Ledger == KeepKpiFacts.Ledger).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastEvent, x => x.LastEvent - 9)));
        await months.Keep(2);
        Assert.Equal(kept, await months.Everything());
        await months.Forget();
        await months.Keep();
        Assert.Equal(await months.Everything(), kept);
    }

    [Fact]
    public async Task Nobody_but_the_system_keeps_it()
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Supervisor).Run(new KeepKpiFacts())).Kind);
    }

    [Fact]
    public async Task Neither_keeper_nor_board_walks_through_a_table_that_grows()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await Walk(house, months, 5, keep: false);
        foreach (var table in new[] { "ticket_events", "tickets", "kpi_facts", "kpi_watches", "exclusions" })
        {
            await months.Forget();
            Found.None(await Data.QueryPlan.FullScans(house, () => months.Keep(4), table));
        }

        var liaison = house.As(Role.Liaison, "environment");
        foreach (var table in new[] { "kpi_facts", "kpi_sums", "closed_sums", "tickets" })
        {
            Found.None(await Data.QueryPlan.FullScans(house, async () =>
            {
                await house.Db(db => db.ClosedSums.CountAsync(s => s.Month == Months.November));
                await months.Board();
                await months.Cases(Kpi.Closed, KpiPart.Whole);
                await months.Cases(Kpi.Closed, KpiPart.Part, "environment");
                await months.Cases(Kpi.Overdue, KpiPart.Rest, "environment", liaison);
                Assert.True((await liaison.Ask(new UnitCard(null, Months.November))).Ok);
            }, table));
        }

        foreach (var (table, question) in new (string, Func<Desk, Task>)[] { ("exclusions", d => d.Ask(new ExclusionList())), ("score_appeals", d => d.Ask(new AppealList())) })
        {
            Found.None(await Data.QueryPlan.FullScans(house, () => question(house.As(Role.Supervisor)), table));
            Found.None(await Data.QueryPlan.FullScans(house, () => question(liaison), table));
        }
    }

    [Fact]
    public async Task The_demo_city_has_something_to_show()
    {
        await using var house = await House.Open();
        await Seed.Sow(house.Services);
        await house.Services.GetRequiredService<KpiKeeper>().Look(default);
        var board = await new Months(house).Board();
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            Assert.True(board.Sheet.City.Of(kind).All.Count > 0, kind.ToString());
        }

        Assert.NotEmpty(board.Rows.Rows);
        Assert.Contains(board.Sheet.Units, u => u.Score?.Points is not null);
        Assert.True(board.Sheet.City.Median > 0);
    }

    // A few tickets to which anything happens, kept now and then in between, in odd batches.
    private static async Task Walk(House house, Months months, int seed, bool keep)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Domain.Actor.System, (Permission)~0L, "test");
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var world = new World(seed);
        var stored = new HashSet<TicketNumber>();
        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 25; i++)
            {
                if (world.Step() is { Refusal: null } step)
                {
                    house.Clock.Now = step.Ticket.Events[^1].At.AddMinutes(1);
                    db.Tickets.AddRange(world.Tickets.Where(t => stored.Add(t.Number)));
                }
            }

            await db.SaveChangesAsync();
            // An amendment writes them anew, as in a request of its own.
            db.ChangeTracker.Entries<PhoneHash>().ToList().ForEach(hash => hash.State = EntityState.Detached);
            if (keep)
            {
                await months.Keep(1 + round);
            }
        }
    }
}
