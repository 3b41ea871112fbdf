using Hotline.Domain.Routing;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CatalogueCheckTests
{
    private const string Header = "category\tarea\tparty\tlead\tco\tbasis\tvalid_from\tvalid_to\n";
    private const string Whole = "0101\t*\t\tstreets\t\t条例\t2020-01-01\t\n";

    private static readonly Gazetteer gazetteer = new(
    [
        new Area(new("city"), "双城市", AreaKind.City, null, []), new Area(new("east"), "东城区", AreaKind.District, new("city"), []),
    ]);

    private static readonly Department[] units =
    [
        Unit("centre", DepartmentKind.Centre), Unit("streets"), Unit("markets"),
        Unit("gardens", to: "2026-12-31", successor: "parks"), Unit("parks", from: "2027-01-01"), Unit("mint", to: "2026-12-31"),
    ];

    [Fact]
    public void The_shipped_catalogue_has_no_mistake_today_nor_in_ten_years()
    {
        var lines = CatalogueFile.Read(CatalogueFile.Name, Shipped.Files[CatalogueFile.Name]).Lines;
        Assert.Empty(Shipped.City.CatalogueMistakes(lines, Shipped.Today));
        Assert.Empty(Shipped.City.CatalogueMistakes(lines, Shipped.Today.AddYears(10)));
        Assert.Contains(lines, l => l.Entry.Party is not null);
    }

    [Fact]
    public void A_whole_catalogue_has_no_mistake() => Assert.Empty(Check(Whole));

    [Theory]
    [InlineData("0101\teast\t\tnobody\t\t条例\t2020-01-01\t", CatalogueFault.UnitUnknown)]
    [InlineData("0101\teast\t\tstreets\tnobody\t条例\t2020-01-01\t", CatalogueFault.UnitUnknown)]
    [InlineData("0101\twest\t\tstreets\t\t条例\t2020-01-01\t", CatalogueFault.AreaUnknown)]
    [InlineData("0199\teast\t\tstreets\t\t条例\t2020-01-01\t", CatalogueFault.CategoryUnknown)]
    [InlineData("01\teast\t\tstreets\t\t条例\t2020-01-01\t", CatalogueFault.CategoryUnknown)]
    [InlineData("0101\teast\t\tstreets\t\t \t2020-01-01\t", CatalogueFault.BasisMissing)]
    [InlineData("0101\teast\t\tstreets\t\t条例\t\t", CatalogueFault.FromMissing)]
    [InlineData("0101\teast\t\tstreets\t\t条例\t2020-01-02\t2020-01-01", CatalogueFault.DaysReversed)]
    [InlineData("0101\teast\t\tstreets\tcentre\t条例\t2020-01-01\t", CatalogueFault.CentreHelps)]
    [InlineData("0101\teast\t\tstreets\tstreets\t条例\t2020-01-01\t", CatalogueFault.UnitTwice)]
    [InlineData("0101\teast\t\tparks\t\t条例\t2026-01-01\t", CatalogueFault.UnitNotYet)]
    [InlineData("0101\teast\t\tgardens\t\t条例\t2027-01-01\t", CatalogueFault.UnitGone)]
    [InlineData("0101\teast\t\tmint\t\t条例\t2026-01-01\t", CatalogueFault.UnitEnds)]
    [InlineData("0101\t*\t\tmarkets\t\t条例\t2026-01-01\t", CatalogueFault.Overlap)]
    public void A_mistake_is_named_with_its_line(string row, CatalogueFault fault)
    {
        var mistake = Assert.Single(Check(Whole + row + "\n"));
        Assert.Equal((3, fault), (mistake.Line, mistake.Fault));
    }

    [Theory]
    [InlineData("0101\teast\t\t@district\t\t条例\t2020-01-01\t")]
    [InlineData("0101\t*\tschool\tmarkets\t\t条例\t2020-01-01\t")]
    [InlineData("0101\teast\t\tcentre\t\t条例\t2020-01-01\t")]
    [InlineData("0101\teast\t\tgardens\t\t条例\t2026-01-01\t")]
    [InlineData("0101\teast\t\tmint\t\t条例\t2026-01-01\t2026-12-31")]
    public void What_is_right_is_not_named(string row) => Assert.Empty(Check(Whole + row + "\n"));

    [Theory]
    [InlineData("", 0, "2026-11-23")]
    [InlineData("0101\teast\t\tstreets\t\t条例\t2020-01-01\t\n", 0, "2026-11-23")]
    [InlineData("0101\t*\tschool\tstreets\t\t条例\t2020-01-01\t\n", 0, "2026-11-23")]
    [InlineData("0101\t*\t\tstreets\t\t条例\t2020-01-01\t2026-12-31\n", 2, "2027-01-01")]
    [InlineData("0101\t*\t\tstreets\t\t条例\t2020-01-01\t2026-12-31\n0101\t*\t\tmarkets\t\t条例\t2027-02-01\t\n", 3, "2027-01-01")]
    [InlineData("0101\t*\t\tstreets\t\t条例\t2027-01-01\t\n", 2, "2026-11-23")]
    public void A_day_without_a_duty_for_the_whole_city_is_named(string rows, int line, string day)
    {
        var gap = Assert.Single(Check(rows));
        Assert.Equal((line, CatalogueFault.Gap, day), (gap.Line, gap.Fault, gap.Detail));
    }

    [Theory]
    [InlineData("0101\t*\t\tstreets\t\t条例\t2020-01-01\t2020-12-31\n0101\t*\t\tmarkets\t\t条例\t2026-11-23\t\n")]
    [InlineData("0101\t*\t\tstreets\t\t条例\t2020-01-01\t2026-12-31\n0101\t*\t\tmarkets\t\t条例\t2027-01-01\t\n")]
    public void The_past_needs_no_duty_and_one_may_follow_the_other_without_a_day_between(string rows) => Assert.Empty(Check(rows));

    [Fact]
    public void Successors_in_a_circle_are_no_successors()
    {
        Department[] circle = [Unit("a", to: "2026-12-31", successor: "b"), Unit("b", to: "2026-12-31", successor: "a")];
        var mistakes = Check("0101\t*\t\ta\t\t条例\t2020-01-01\t\n", circle);
        Assert.Equal(CatalogueFault.UnitEnds, Assert.Single(mistakes).Fault);
    }

    private static IReadOnlyList<CatalogueMistake> Check(string rows, IReadOnlyList<Department>? others = null) =>
        new CatalogueCheck([new(new("01"), "甲", ""), new(new("0101"), "乙", "")], gazetteer, others ?? units, Shipped.Today).Mistakes(CatalogueFile.Read("catalogue.tsv", Header + rows).Lines);

    private static Department Unit(string code, DepartmentKind kind = DepartmentKind.Department, string from = "2020-01-01", string? to = null, string? successor = null) => new(
        new(code), code, code, kind, null, null, "", DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null), successor is null ? null : new DepartmentCode(successor));
}
