using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class PerformanceBoardTests
{
    private static readonly string[] units = ["urban-management", "environment"];

    [Fact]
    public async Task Every_figure_is_the_number_of_the_tickets_behind_it()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await November(months);
        house.Clock.Advance(TimeSpan.FromDays(3));
        await months.Keep();
        var board = await months.Board();
        foreach (var kpi in Kpi.All)
        {
            foreach (var figures in board.Sheet.Units.Where(u => units.Contains(u.Unit.Value)).Append(board.Sheet.City))
            {
                var unit = figures.Unit == KpiFact.City ? null : figures.Unit.Value;
                var share = figures.Of(kpi.Fact).Counted.Share(kpi);
                var (whole, part, rest) = (await months.Cases(kpi, KpiPart.Whole, unit), await months.Cases(kpi, KpiPart.Part, unit), await months.Cases(kpi, KpiPart.Rest, unit));
                Assert.Equal((kpi.Code, unit, share.Whole, share.Part, share.Whole - share.Part), (kpi.Code, unit, whole.Count, part.Count, rest.Count));
                Assert.Equal((whole.Count, part.Count), (whole.List.Total, part.List.Total));
                Assert.All(part.List.Rows, r => Assert.Equal(!kpi.Inverse, r.Hit));
            }
        }

        Assert.Equal(new Proportion(19, 20), board.Sheet.City.Of(FactKind.Contact).Counted.Share(Kpi.Response));
    }

    [Fact]
    public async Task Peers_are_ranked_among_themselves_and_small_samples_come_last_without_a_rank()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await November(months);
        await months.Answered("police");
        await months.Answered("district-jiangbei");
        await months.Keep();
        var board = await months.Board();
        // Ten of ten, and all content; ten answered of which one was not contacted and two were not content; one alone.
        Assert.Equal([("urban-management", 1, 100.0), ("environment", 2, 30 * 0.9 + 35 * 0.8 + 35 * 0.8), ("police", null, 100.0)],
            board.Rows.Rows.Select(r => (r.Unit.Value, r.Rank, r.Score!.Points!.Value)), Same);
        Assert.Equal(["district-jiangbei"], (await months.Board(peers: DepartmentKind.District)).Rows.Rows.Select(r => r.Unit.Value));
        Assert.Equal(1, board.Groups[DepartmentKind.District]);
        static bool Same((string, int?, double) a, (string, int?, double) b) => a.Item1 == b.Item1 && a.Item2 == b.Item2 && Math.Abs(a.Item3 - b.Item3) < 0.001;
    }

    [Fact]
    public async Task A_unit_sees_its_own_card_and_no_others()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await November(months);
        await months.Keep();
        var liaison = house.As(Role.Liaison, "environment");
        var card = (await liaison.Ask(new UnitCard(null, Months.November))).Value!;
        Assert.Equal(("environment", 2, 2, true, 12), (card.Now.Unit.Value, card.Now.Rank, card.Ranked, card.Own, card.Months.Count));
        Assert.Empty(card.Sheet.Units);
        Assert.Equal(OutcomeKind.NotFound, (await liaison.Ask(new UnitCard(new DepartmentCode("urban-management"), Months.November))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await liaison.Ask(new KpiCases(Months.November, "signed", KpiPart.Whole, new DepartmentCode("urban-management")))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await liaison.Ask(new KpiCases(Months.November, "signed", KpiPart.Whole, null))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await liaison.Ask(new PerformanceBoard(Months.November))).Kind);
        Assert.Equal(10, (await months.Cases(Kpi.Solved, KpiPart.Whole, "environment", liaison)).List.Total);
        foreach (var role in new[] { Role.Supervisor, Role.Leader, Role.Inspection })
        {
            Assert.False((await house.As(role).Ask(new UnitCard(new DepartmentCode("environment"), Months.November))).Value!.Own);
        }

        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new PerformanceBoard(Months.November))).Kind);
    }

    [Fact]
    public async Task What_a_reader_may_not_open_is_counted_and_said()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        var number = await months.Answered("environment");
        await months.Answered("environment");
        // Later somebody finds out that the report is about the unit itself.
        await house.Db(db => db.Tickets.Where(t => t.Number == number).ExecuteUpdateAsync(t => t.SetProperty(x => x.Appeal.ReportedUnit, new DepartmentCode("environment"))));
        await months.Keep();
        var seen = await months.Cases(Kpi.Solved, KpiPart.Whole, "environment", house.As(Role.Liaison, "environment"));
        Assert.Equal((2, 1, 1), (seen.Count, seen.List.Total, seen.Hidden));
        Assert.DoesNotContain(seen.List.Rows, r => r.Ticket == number);
        Assert.Equal(0, (await months.Cases(Kpi.Solved, KpiPart.Whole, "environment")).Hidden);
    }

    [Fact]
    public async Task A_closed_month_stays_and_reckoned_today_it_is_comparable()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await November(months);
        var supervisor = house.As(Role.Supervisor);
        Assert.Equal(RefusalCode.MonthCannotBeClosed, (await supervisor.Run(new CloseMonth(Months.November))).Code);
        house.Clock.Now = new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(RefusalCode.MonthNotCounted, (await supervisor.Run(new CloseMonth(Months.November))).Code);
        await months.Keep();
        var before = await months.Board();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Leader).Run(new CloseMonth(Months.November))).Kind);
        Assert.True((await supervisor.Run(new CloseMonth(Months.November))).Ok);
        Assert.Equal(RefusalCode.MonthCannotBeClosed, (await supervisor.Run(new CloseMonth(Months.November))).Code);
        var closed = await months.Board();
        Assert.Equal(("standard-1", true, 0), (closed.Sheet.Closed!.Scorecard, closed.Sheet.AsClosed, closed.Changed));
        Assert.Equal(Told(before), Told(closed));

        // Somebody's fact is corrected afterwards: the closed month stays, the comparison shows it.
        var fact = await house.Db(db => db.KpiFacts.AsNoTracking().FirstAsync(f => f.Kind == FactKind.Solved && f.Hit));
        await house.Db(db => db.Set<Evaluation>().Where(e => e.Ticket == fact.Ticket).ExecuteUpdateAsync(e => e.SetProperty(x => x.Solved, false)));
        await months.Forget();
        await months.Keep();
        closed = await months.Board();
        Assert.Equal(Told(before), Told(closed));
        // The unit's figure and the city's.
        Assert.Equal(2, closed.Changed);
        Assert.NotEqual(Told(before), Told(await months.Board(live: true)));
        Assert.Equal(20, (await months.Cases(Kpi.Solved, KpiPart.Whole)).Closed);
    }

    [Fact]
    public async Task A_past_month_is_the_same_after_scorecards_limits_and_calendar_changed()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await November(months);
        var lying = await months.Lying("environment");
        house.Clock.Now = new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(8));
        await months.Keep();
        var before = Told(await months.Board());

        await Import(house, "standard-2\t2026-12-01\tdepartment\tsigned\t100\t50\t1\tx");
        await Replace(house, "limits/guangdong.tsv", text => text.Replace("firstContact\t*\t*\t*\t*\t-\t24 hour", "firstContact\t*\t*\t*\t*\t-\t1 minute", StringComparison.Ordinal));
        await Replace(house, "calendars/2026.tsv", text => text + "2026-11-24\trest\tx\n");
        Assert.Equal(new DateOnly(2026, 12, 1), house.City.Scorecards.Cards[^1].ValidFrom);

        // Something happens to a ticket of November, so that it is judged anew under the new rules.
        var ticket = await house.Ticket(lying);
        Assert.True((await house.As(Role.Operator).Run(new Hotline.Web.Intake.UrgeTicket { Number = lying, Version = ticket.Version })).Ok);
        await months.Keep();
        Assert.Equal(before, Told(await months.Board()));
        Assert.Equal("standard-2", (await months.Board(new DateOnly(2026, 12, 1))).Sheet.Card!.Version);
    }

    [Fact]
    public async Task A_scorecard_cannot_change_past_months()
    {
        await using var house = await House.Open();
        Assert.Contains("早于本月", (await Import(house, "late\t2026-10-01\tstreet\tsolved\t100\t100\t5\tx")).Single(), StringComparison.Ordinal);
        Assert.Contains("另起版本", (await Import(house, "standard-1\t2027-01-01\tstreet\tsolved\t100\t100\t5\tx")).Single(), StringComparison.Ordinal);
        Assert.Empty(await Import(house, "next\t2026-12-01\tstreet\tsolved\t100\t100\t5\tx"));
        Assert.Contains("已有另一个版本", (await Import(house, "other\t2026-12-01\tstreet\tsolved\t100\t100\t5\tx")).Single(), StringComparison.Ordinal);
        // What is not yet in force may still be corrected.
        Assert.Empty(await Import(house, "next\t2026-12-01\tstreet\tsolved\t100\t90\t5\tx"));
        Assert.Equal(0.9, house.City.Scorecards.InForce(new DateOnly(2026, 12, 1))!.Groups[DepartmentKind.Street].Single().Cap);
        Assert.Equal("standard-1", house.City.Scorecards.InForce(Months.November)!.Version);

        // Once it has scored a month, not even an earlier text of it comes back.
        house.Clock.Now = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(8));
        var restored = await house.As(Role.SystemAdministrator).Run(new RestoreRuleFile("scorecards/next.tsv", 1) { Seen = 2, Reason = "改回去" });
        Assert.Contains("另起版本", Assert.Single(restored.Value!.Wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_part_of_a_long_list_is_on_its_page()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        for (var i = 0; i < 33; i++)
        {
            await months.Answered("environment");
        }

        await months.Keep();
        var second = await months.Cases(Kpi.Solved, KpiPart.Part, "environment", page: 2);
        Assert.Equal((33, 2, 3), (second.Count, second.List.Number, second.List.Rows.Count));
    }

    // Two units with ten answered tickets each; the second left one uncalled and two citizens discontent.
    private static async Task November(Months months)
    {
        for (var i = 0; i < 10; i++)
        {
            await months.Answered("urban-management");
            await months.Answered("environment", level: i < 2 ? 1 : 5, solved: i >= 2, contacted: i > 0);
        }
    }

    private static string Told(BoardView board) => string.Join('\n', board.Sheet.Units.OrderBy(u => u.Unit.Value, StringComparer.Ordinal).Append(board.Sheet.City)
        .Select(u => $"{u.Unit} {u.Peers} {u.Rank} {u.Score} {u.Median} {string.Join(' ', u.Sums.Where(s => s.Value.All.Count > 0).OrderBy(s => s.Key))}"));

    private static async Task<IReadOnlyList<string>> Import(House house, string row)
    {
        var outcome = await house.System.Run(new ImportScorecard("card.tsv", $"version\tvalid_from\tgroup\tmetric\tweight\tcap\tmin_sample\tbasis\n{row}\n", false));
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!.Wrong;
    }

    private static async Task Replace(House house, string name, Func<string, string> change)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var rules = scope.ServiceProvider.GetRequiredService<RuleStore>();
        var db = scope.ServiceProvider.GetRequiredService<Hotline.Web.Data.HotlineDb>();
        var text = await db.RuleFiles.Where(f => f.Name == name).Select(f => f.Content).SingleAsync();
        Assert.NotEqual(text, change(text));
        await rules.Replace(name, change(text), new Stamp(Given.Someone, house.Clock.Now), "试", default);
        await db.SaveChangesAsync();
        await rules.Load(default);
    }
}
