using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class DispatchCatalogueTests
{
    private static readonly DispatchCatalogue catalogue = Shipped.City.Catalogue;

    [Fact]
    public void Every_second_level_category_is_somebodys_duty_in_every_district_today()
    {
        var districts = Shipped.City.Gazetteer.All.Where(a => a.Kind == AreaKind.District).ToList();
        Assert.NotEmpty(districts);
        Assert.All(SecondLevel(), category => Assert.All(districts, district =>
        {
            var duty = catalogue.For(category, district.Code, Shipped.Today);
            Assert.NotNull(duty?.Lead);
            Assert.True(Shipped.City.Unit(duty.Lead) is { } unit && unit.InForce(Shipped.Today), $"{category} in {district.Code}: {duty.Lead}");
            Assert.DoesNotContain(duty.Lead.Value, duty.CoOperating);
        }));
    }

    [Fact]
    public void Without_a_place_every_category_has_an_entry_and_only_the_districts_duties_wait_for_one() =>
        Assert.All(SecondLevel(), category =>
        {
            var duty = catalogue.For(category, null, Shipped.Today);
            Assert.NotNull(duty);
            Assert.Equal(duty.Entry.Lead, duty.Lead);
        });

    [Fact]
    public void The_entry_of_the_smallest_area_wins()
    {
        Assert.Equal("urban-management", catalogue.For(new("0105"), new("jiangbei"), Shipped.Today)!.Lead!.Value.Value);
        Assert.Equal(DistrictOffice("qingxi"), catalogue.For(new("0105"), new("qingxi"), Shipped.Today)!.Lead);
        Assert.Equal(DistrictOffice("qingxi"), catalogue.For(new("0105"), new("qingxi-gurong"), Shipped.Today)!.Lead);
    }

    [Fact]
    public void A_districts_duty_goes_to_the_district_of_the_place() =>
        Assert.Equal(DistrictOffice("jiangbei"), catalogue.For(new("0101"), new("jiangbei-dongge"), Shipped.Today)!.Lead);

    [Fact]
    public void A_duty_that_moved_is_read_by_the_day()
    {
        var before = catalogue.For(new("0801"), new("xingang"), new DateOnly(2023, 12, 31))!.Lead;
        var after = catalogue.For(new("0801"), new("xingang"), new DateOnly(2024, 1, 1))!.Lead;
        Assert.NotEqual(before, after);
        Assert.Equal(DistrictOffice("xingang"), after);
    }

    [Fact]
    public void An_unknown_category_is_nobodys_duty() => Assert.Null(catalogue.For(new("9999"), null, Shipped.Today));

    [Fact]
    public void Within_one_area_the_entry_of_the_reported_party_wins_and_only_for_that_party()
    {
        Assert.Equal("medical-insurance", catalogue.For(new("1203"), new("jiangbei"), Shipped.Today, ReportedParty.Hospital)!.Lead!.Value.Value);
        Assert.Equal("market", catalogue.For(new("1203"), new("jiangbei"), Shipped.Today, ReportedParty.School)!.Lead!.Value.Value);
        Assert.Equal("market", catalogue.For(new("1203"), new("jiangbei"), Shipped.Today)!.Lead!.Value.Value);
        Assert.Equal("education", catalogue.For(new("1201"), null, Shipped.Today, ReportedParty.School)!.CoOperating[0].Value);
    }

    [Fact]
    public void The_smaller_area_wins_over_the_party()
    {
        Assert.Equal("urban-management", catalogue.For(new("0506"), new("nanwan"), Shipped.Today, ReportedParty.Enterprise)!.Lead!.Value.Value);
        Assert.Equal(DistrictOffice("yunhu"), catalogue.For(new("0506"), new("yunhu"), Shipped.Today, ReportedParty.Enterprise)!.Lead);
    }

    [Fact]
    public void A_dissolved_units_duties_go_to_its_successor_from_the_day_after()
    {
        DispatchCatalogue old = new(
            [new CatalogueEntry(new("0106"), null, null, new("gardens"), [new("gardens"), new("police")], "条例", new DateOnly(2020, 1, 1), null)], Shipped.City.Gazetteer, Shipped.City.Departments);
        Assert.Equal("gardens", old.For(new("0106"), null, new DateOnly(2021, 12, 31))!.Lead!.Value.Value);
        var duty = old.For(new("0106"), null, new DateOnly(2022, 1, 1))!;
        Assert.Equal("urban-management", duty.Lead!.Value.Value);
        Assert.Equal(["urban-management", "police"], duty.CoOperating.Select(u => u.Value));
    }

    [Fact]
    public void A_report_about_a_unit_goes_to_the_unit_above_it_or_to_the_inspection_organ()
    {
        Assert.Equal("police", catalogue.InsteadOf(new("traffic-police"))!.Value.Value);
        var inspection = Shipped.City.Departments.First(d => d.Kind == DepartmentKind.Inspection);
        Assert.Equal(inspection.Code, catalogue.InsteadOf(new("urban-management")));
        Assert.All(Shipped.City.Departments, unit => Assert.NotEqual(unit.Code, catalogue.InsteadOf(unit.Code)));
    }

    private static IEnumerable<CategoryCode> SecondLevel() => Shipped.City.Categories.Where(c => c.Code.Value.Length == 4).Select(c => c.Code);

    private static DepartmentCode DistrictOffice(string area) =>
        Shipped.City.Departments.Single(d => d.Kind == DepartmentKind.District && d.Area == new AreaCode(area) && d.InForce(Shipped.Today)).Code;
}
