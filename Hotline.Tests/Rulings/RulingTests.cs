using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Rulings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Rulings;

public sealed class RulingTests
{
    private static readonly AreaCode dongge = Shipped.City.Gazetteer.Locate("东阁街道")!.Area.Code;

    [Fact]
    public async Task A_ruling_moves_the_ticket_changes_the_catalogue_from_today_and_no_clock_starts_anew()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed(with: a => a with { Area = dongge });
        var overall = Clock(house, disputed, ClockName.Handle);
        house.Clock.Advance(TimeSpan.FromHours(3));
        var district = house.City.Gazetteer.DistrictOf(dongge)!.Code;
        Assert.NotEqual(new DepartmentCode("environment"), house.City.Catalogue.For(new CategoryCode("0101"), dongge, Today(house))?.Lead);

        var ruled = await disputes.Rule(disputed, Disputes.Ruling(disputed, area: district.Value));
        Assert.Equal((TicketState.Dispatched, "environment", 2), (ruled.State, ruled.Lead?.Value, ruled.Hops));
        Assert.Equal(overall, Clock(house, ruled, ClockName.Handle));
        var request = Assert.Single(ruled.Requests);
        Assert.Equal((UnitRequestState.Upheld, 180, "目录写明由贵单位主办", "三定方案未列此项"), (request.State, request.WaitedMinutes, request.Decision, request.Argument));
        var ruling = Assert.Single(ruled.Rulings);
        Assert.Equal(("0101", dongge, "urban-management", "environment"), (ruling.Category.Value, ruling.Area, ruling.UnitBefore.Value, ruling.UnitAfter.Value));
        Assert.StartsWith($"0101\t{district}\t\tenvironment\t\t《大气污染防治法》第八十一条\t2026-11-23", ruling.CatalogueLine, StringComparison.Ordinal);

        // At once, there and today only: yesterday and elsewhere it stays what it was.
        Assert.Equal("environment", house.City.Catalogue.For(new CategoryCode("0101"), dongge, Today(house))?.Lead?.Value);
        Assert.NotEqual("environment", house.City.Catalogue.For(new CategoryCode("0101"), dongge, Today(house).AddDays(-1))?.Lead?.Value);
        var elsewhere = house.City.Gazetteer.All.First(a => a.Kind == AreaKind.District && a.Code != district).Code;
        Assert.NotEqual("environment", house.City.Catalogue.For(new CategoryCode("0101"), elsewhere, Today(house))?.Lead?.Value);
        var version = await house.Db(db => db.RuleVersions.AsNoTracking().Where(v => v.Name == CatalogueFile.Name).OrderByDescending(v => v.Version).FirstAsync());
        Assert.Contains(ruled.Number.ToString(), version.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unit_named_may_not_return_it_and_sees_no_button_for_it()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed();
        var ruled = await disputes.Rule(disputed, Disputes.Ruling(disputed, once: true));
        var liaison = house.As(Role.Liaison, "environment");
        Assert.DoesNotContain(TicketAction.AskReturn, (await Handling.Units.View(liaison, ruled.Number)).Actions);
        var outcome = await liaison.Run(new Web.Handling.AskReturn { Number = ruled.Number, Version = ruled.Version, ReasonCode = "not-ours", Reason = "也不归我们", Basis = "三定方案" });
        Assert.Equal(RefusalCode.UnitWasRuled, outcome.Code);
    }

    [Fact]
    public async Task For_this_case_only_the_catalogue_stays()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed(with: a => a with { Area = dongge });
        var before = await Catalogue(house);
        var ruled = await disputes.Rule(disputed, Disputes.Ruling(disputed, once: true));
        Assert.Null(Assert.Single(ruled.Rulings).CatalogueLine);
        Assert.Equal(before, await Catalogue(house));
    }

    [Fact]
    public async Task A_ruling_that_leaves_it_where_the_catalogue_says_names_the_line_that_says_so()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var duty = house.City.Catalogue.For(new CategoryCode("0101"), dongge, Today(house))!;
        var disputed = await disputes.Disputed(duty.Lead!.Value.Value, a => a with { Area = dongge });
        var before = await Catalogue(house);
        var ruled = await disputes.Rule(disputed, Disputes.Stay(disputed));
        Assert.Equal((duty.Lead, 1, UnitRequestState.Overruled), (ruled.Lead, ruled.Hops, ruled.Requests[0].State));
        Assert.Equal(CatalogueFile.Row(duty.Entry), Assert.Single(ruled.Rulings).CatalogueLine);
        Assert.Equal(before, await Catalogue(house));
        Assert.True(ruled.Rulings[0].Stood);
    }

    [Fact]
    public async Task Against_the_catalogue_a_ruling_that_leaves_it_changes_the_catalogue()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed(with: a => a with { Area = dongge });
        await disputes.Rule(disputed, Disputes.Stay(disputed, dongge.Value));
        Assert.Equal("urban-management", house.City.Catalogue.For(new CategoryCode("0101"), dongge, Today(house))?.Lead?.Value);
    }

    [Fact]
    public async Task The_office_of_the_place_is_entered_as_such_where_it_holds_for_the_whole_city()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var office = house.City.Departments.First(d => d.Kind == DepartmentKind.District && d.Area == house.City.Gazetteer.DistrictOf(dongge)!.Code);
        var duty = house.City.Catalogue.For(new CategoryCode("0301"), dongge, Today(house))!;
        var category = house.City.Categories.First(c => c.Code.Value.Length == 4 && house.City.Catalogue.For(c.Code, dongge, Today(house)) is { Entry: { Area: null, Party: null, Lead: not null } }).Code;
        Assert.NotNull(duty);
        var disputed = await disputes.Disputed(with: a => a with { Area = dongge });
        await disputes.Rule(disputed, Disputes.Ruling(disputed, office.Code.Value) with { Category = category.Value });
        Assert.Null(house.City.Catalogue.For(category, dongge, Today(house))!.Entry.Lead);
        var elsewhere = house.City.Departments.First(d => d.Kind == DepartmentKind.District && d.Code != office.Code);
        Assert.Equal(elsewhere.Code, house.City.Catalogue.For(category, elsewhere.Area, Today(house))!.Lead);
    }

    [Fact]
    public async Task A_wrong_area_a_missing_ground_or_another_seat_changes_nothing()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed(with: a => a with { Area = dongge });
        var supervisor = house.As(Role.Supervisor);
        var elsewhere = house.City.Gazetteer.All.First(a => a.Kind == AreaKind.District && a.Code != house.City.Gazetteer.DistrictOf(dongge)!.Code).Code;
        Assert.Equal(new FieldError("Area", "AreaUnknown"), Assert.Single((await supervisor.Run(Disputes.Ruling(disputed, area: elsewhere.Value))).Fields!));
        Assert.Equal(new FieldError("Grounds", "GroundsMissing"), Assert.Single((await supervisor.Run(Disputes.Ruling(disputed) with { Grounds = "" })).Fields!));
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(Disputes.Ruling(disputed))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(Disputes.Stay(disputed))).Kind);
        Assert.Equal(RefusalCode.SameUnit, (await supervisor.Run(Disputes.Ruling(disputed, "urban-management", once: true))).Code);
        Assert.Equal(disputed.Version, (await house.Ticket(disputed.Number)).Version);
    }

    [Fact]
    public async Task A_ruling_for_a_unit_that_will_be_dissolved_is_not_written_into_the_catalogue()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var disputed = await disputes.Disputed();
        await Dissolve(house, "environment", "2026-12-31");
        var before = await Catalogue(house);
        Assert.Equal(RefusalCode.CatalogueWouldBeWrong, (await house.As(Role.Supervisor).Run(Disputes.Ruling(disputed))).Code);
        Assert.Equal((before, disputed.Version), (await Catalogue(house), (await house.Ticket(disputed.Number)).Version));
        await disputes.Rule(disputed, Disputes.Ruling(disputed, once: true));
    }

    [Fact]
    public async Task Once_two_returns_were_granted_the_third_waits_for_a_ruling()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var ticket = await disputes.Grant(await disputes.Ask(await disputes.Dispatched()), "environment");
        ticket = await disputes.Grant(await disputes.Ask(ticket, "environment", suggested: "water"), "water");
        ticket = await disputes.Ask(ticket, "water");
        Assert.Equal((UnitRequestState.ForRuling, 3), (ticket.OpenRequest!.State, ticket.Hops));
        var queue = (await house.As(Role.Supervisor).Ask(new RulingQueue(1))).Value!;
        Assert.Equal(ticket.Number, Assert.Single(queue.Rows).Number);
    }

    [Fact]
    public async Task Rulings_teach_the_next_model_whichever_way_they_go()
    {
        await using var house = await House.Open();
        var (disputes, ways) = (new Disputes(house), new Ways(house));
        var moved = await disputes.Disputed();
        await disputes.Rule(moved, Disputes.Ruling(moved, once: true));
        var stayed = await disputes.Disputed();
        await disputes.Rule(stayed, Disputes.Stay(stayed, once: true));
        await ways.Keep();
        Assert.Equal((CorrectionSource.Ruling, "environment"), await Learned(ways, moved));
        Assert.Equal((CorrectionSource.Ruling, "urban-management"), await Learned(ways, stayed));
        Assert.Equal(RoutingFate.Ruled, (await ways.Outcome(moved.Number))!.Fate);
        Assert.Equal(RoutingFate.Stood, (await ways.Outcome(stayed.Number))!.Fate);
        await ways.Redirect(stayed.Number, "water");
        await ways.Keep();
        Assert.Equal((CorrectionSource.Redirect, "water"), await Learned(ways, stayed));
    }

    private static async Task<(CorrectionSource, string)?> Learned(Ways ways, Ticket ticket) => await ways.Correction(ticket.Number) is { } found ? (found.Source, found.Unit.Value) : null;

    private static async Task Dissolve(House house, string unit, string lastDay)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var (rules, db) = (scope.ServiceProvider.GetRequiredService<RuleStore>(), scope.ServiceProvider.GetRequiredService<HotlineDb>());
        var text = await db.RuleFiles.AsNoTracking().Where(f => f.Name == "departments/departments.tsv").Select(f => f.Content).SingleAsync();
        var columns = text.Split('\n')[0].Split('\t');
        var lines = text.Split('\n').Select(line => line.Split('\t')).ToList();
        lines.Single(l => l[0] == unit)[Array.IndexOf(columns, "valid_to")] = lastDay;
        await rules.Replace("departments/departments.tsv", string.Join('\n', lines.Select(l => string.Join('\t', l))), new Stamp(Given.Someone, house.Clock.Now), "test", default);
        await db.SaveChangesAsync();
        await rules.Load(default);
    }

    private static DateOnly Today(House house) => house.City.Day(house.Clock.Now);

    private static Task<string> Catalogue(House house) => house.Db(db => db.RuleFiles.Where(f => f.Name == CatalogueFile.Name).Select(f => f.Content).SingleAsync());

    private static Deadline Clock(House house, Ticket ticket, ClockName name) => ticket.Clocks(house.City.Limits.In(ticket.LimitVersion), house.City.Time).Single(c => c.Clock == name);
}
