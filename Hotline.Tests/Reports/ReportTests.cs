using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Notifications;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Reports;

/// <summary>What the city publishes of a month. The clock stands at 23 November 2026, the tickets come in October.</summary>
public sealed class ReportTests
{
    private static readonly DateOnly october = new(2026, 10, 1);

    [Fact]
    public async Task A_month_is_published_on_its_day_once_and_stays_as_it_was()
    {
        await using var house = await House.Open();
        await Tickets(house, 7);
        var watch = house.Services.GetRequiredService<ReportWatch>();
        house.Clock.Now = new DateTimeOffset(2026, 11, 9, 23, 0, 0, TimeSpan.FromHours(8));
        await watch.Look(default);
        Assert.Empty((await house.Citizen.Ask(new PublicReports())).Value!);
        house.Clock.Now = new DateTimeOffset(2026, 11, 10, 0, 1, 0, TimeSpan.FromHours(8));
        await watch.Look(default);
        // Not before what happened has been counted.
        Assert.Empty((await house.Citizen.Ask(new PublicReports())).Value!);
        await house.Services.GetRequiredService<KpiKeeper>().Look(default);
        await watch.Look(default);
        Assert.Equal([october], (await house.Citizen.Ask(new PublicReports())).Value!);
        var before = (await house.Citizen.Ask(new PublicReport(october))).Value!.ToJson();
        await Tickets(house, 30);
        await watch.Look(default);
        Assert.Equal(before, (await house.Citizen.Ask(new PublicReport(october))).Value!.ToJson());
    }

    [Fact]
    public async Task Counts_are_right_and_small_ones_are_left_out()
    {
        await using var house = await House.Open();
        await Tickets(house, 8);
        await Tickets(house, 6, a => a with { Category = new CategoryCode("0201"), Type = AppealType.Consultation });
        await Tickets(house, 2, a => a with { Category = new CategoryCode("0301"), Type = AppealType.Praise });
        var report = (await house.System.Ask(new CompiledMonth(october))).Value!;
        Assert.Equal((16, "2026-10", 5), (report.Registered, report.Month, report.LeastCount));
        // The two, and the six by which they could be reckoned.
        Assert.Equal([("01", 8L), ("02", null), ("03", (long?)null)], report.Table("category")!.Rows.Select(r => (r.Key, r.Count)));
        Assert.Equal([("complaint", 8L), ("consultation", null), ("praise", (long?)null)], report.Table("type")!.Rows.Select(r => (r.Key, r.Count)));
        Assert.Equal(16, Assert.Single(report.Table("outcome")!.Rows, r => r.Key == "open").Count);
    }

    [Fact]
    public async Task Units_have_their_rates_with_intervals_when_the_sample_is_large_enough()
    {
        await using var house = await House.Open();
        foreach (var (unit, count) in new[] { ("urban-management", 6), ("police", 3) })
        {
            for (var i = 0; i < count; i++)
            {
                house.Clock.Now = new DateTimeOffset(2026, 10, 12, 9, 0, 0, TimeSpan.FromHours(8));
                var number = (await Given.Ticket(house, TicketState.UnderReview, unit)).Number;
                house.Clock.Advance(TimeSpan.FromHours(4));
                await CitizenMessagesTests.Act(house, number, t =>
                {
                    t.Approve(null, CitizenMessagesTests.Stamp(house));
                    t.Rate(new Answers(true, i == 0 ? 3 : 5, 5, null), new(Domain.Actor.Citizen, house.Clock.Now));
                });
            }
        }

        await house.Services.GetRequiredService<KpiKeeper>().Look(default);
        var report = (await house.System.Ask(new CompiledMonth(october))).Value!;
        var large = Assert.Single(report.Units, u => u.Code == "urban-management");
        Assert.Equal((6, 6, 1.0), (large.Satisfied!.Part, large.Satisfied.Whole, large.Satisfied.Rate));
        Assert.InRange(large.Satisfied.Low, 0.6, 0.62);
        var small = Assert.Single(report.Units, u => u.Code == "police");
        Assert.Null(small.Satisfied);
        Assert.Equal(9, report.City.Satisfied!.Whole);
        Assert.Equal("solved", Assert.Single(report.Table("outcome")!.Rows).Key);

        var round = (await house.Citizen.Ask(new RoundResults("2026"))).Value!;
        Assert.Equal((false, 9L), (round.Over, round.Voices));
        Assert.Equal([("urban-management", 1), ("police", (int?)null)], round.Units.Select(u => (u.Unit.Code.Value, u.Rank)));
        Assert.Equal(OutcomeKind.NotFound, (await house.Citizen.Ask(new RoundResults("2030"))).Kind);
    }

    [Fact]
    public async Task What_was_published_holds_nothing_of_anybody()
    {
        await using var house = await House.Open();
        await Tickets(house, 20, a => a with { Confidential = true });
        var report = (await house.System.Ask(new CompiledMonth(october))).Value!;
        foreach (var text in new[] { report.ToJson(), OpenData.Csv(report) })
        {
            Assert.All(new[] { "陈", "138", "江畔", "夜市", "烧烤" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        }

        Assert.Equal(report.ToJson(), MonthReport.FromJson(report.ToJson()).ToJson());
    }

    [Fact]
    public async Task The_table_for_spreadsheets_has_a_line_a_figure()
    {
        await using var house = await House.Open();
        await Tickets(house, 8);
        await Tickets(house, 2, a => a with { Category = new CategoryCode("0301") });
        var lines = OpenData.Csv((await house.System.Ask(new CompiledMonth(october))).Value!).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("month,table,key,name,key2,name2,measure,value", lines[0]);
        Assert.Contains("2026-10,city,,,,,registered,10", lines);
        Assert.Contains(lines, l => l.StartsWith("2026-10,category,03,", StringComparison.Ordinal) && l.EndsWith(",count,", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Equal(8, l.Split(',').Length));
    }

    [Fact]
    public async Task Citizens_compile_and_publish_nothing()
    {
        await using var house = await House.Open();
        foreach (var desk in new[] { house.Citizen, house.As(Role.Supervisor), house.As(Role.SystemAdministrator) })
        {
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new CompiledMonth(october))).Kind);
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Ask(new MonthToPublish())).Kind);
        }
    }

    [Fact]
    public async Task A_month_is_found_by_its_index()
    {
        await using var house = await House.Open();
        await Tickets(house, 2);
        await house.Services.GetRequiredService<KpiKeeper>().Look(default);
        Found.None(await Data.QueryPlan.FullScans(house, () => house.System.Ask(new CompiledMonth(october))));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.System.Ask(new MonthToPublish())));
    }

    private static async Task Tickets(House house, int count, Func<Appeal, Appeal>? with = null)
    {
        var now = house.Clock.Now;
        house.Clock.Now = new DateTimeOffset(2026, 10, 12, 9, 0, 0, TimeSpan.FromHours(8));
        for (var i = 0; i < count; i++)
        {
            await Given.Ticket(house, with: with);
        }

        house.Clock.Now = now;
    }
}
