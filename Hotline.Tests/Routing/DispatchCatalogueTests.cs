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
    public void No_two_entries_of_a_category_and_area_hold_on_the_same_day()
    {
        var rows = Shipped.Rows("catalogue/catalogue.tsv", "category", "area", "lead")
            .Select(r => (Key: (r["category"], r["area"]), From: r.Date("valid_from") ?? DateOnly.MinValue, To: r.Date("valid_to") ?? DateOnly.MaxValue)).ToList();
        Assert.Empty(Overlaps(rows));
        Assert.NotEmpty(Overlaps([.. rows, rows[0]]));
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

    private static IEnumerable<string> Overlaps(IReadOnlyList<((string, string) Key, DateOnly From, DateOnly To)> rows) =>
        rows.GroupBy(r => r.Key).SelectMany(same => same.OrderBy(r => r.From).Zip(same.OrderBy(r => r.From).Skip(1)).Where(pair => pair.Second.From <= pair.First.To))
            .Select(pair => $"{pair.First.Key} {pair.First.To} {pair.Second.From}");
}
