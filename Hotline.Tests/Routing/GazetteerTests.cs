using Hotline.Domain.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class GazetteerTests
{
    private static readonly Gazetteer shipped = Shipped.City.Gazetteer;

    private static readonly Gazetteer twins = new(
    [
        new Area(new("city"), "双城市", AreaKind.City, null, ["本市"]),
        new Area(new("east"), "东城区", AreaKind.District, new("city"), ["东城"]),
        new Area(new("west"), "西城区", AreaKind.District, new("city"), ["西城"]),
        new Area(new("east-station"), "站前街道", AreaKind.Street, new("east"), []),
        new Area(new("west-station"), "站前街道", AreaKind.Street, new("west"), []),
    ]);

    [Theory]
    [InlineData("北堤街道北堤花园3栋楼下", "江北区 › 北堤街道 › 北堤花园")]
    [InlineData("云江市第一人民医院急诊楼门口", "江北区 › 东阁街道 › 云江市第一人民医院")]
    [InlineData("市一医院后门公交站", "江北区 › 东阁街道 › 云江市第一人民医院")]
    [InlineData("东阁街一直走到尽头", "江北区 › 东阁街道")]
    [InlineData("石岭县城往北两公里", "石岭县")]
    [InlineData("南湾新区某处", "南湾区")]
    public void An_address_is_found_by_name_or_by_what_people_say(string address, string place) =>
        Assert.Equal(place, shipped.Describe(shipped.Locate(address)?.Area.Code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("我家楼下")]
    [InlineData("云江市，具体哪里说不清")]
    public void Where_no_place_is_named_none_is_found(string? address) => Assert.Null(shipped.Locate(address));

    [Fact]
    public void The_words_that_said_so_are_told() => Assert.Equal("市一医院", shipped.Locate("市一医院后门")!.Matched);

    [Theory]
    [InlineData("西城区站前街道8号", "west-station")]
    [InlineData("站前街道8号，就是东城那个", "east-station")]
    public void Of_two_streets_with_the_same_name_the_one_in_the_named_district_is_meant(string address, string code) =>
        Assert.Equal(code, twins.Locate(address)!.Area.Code.Value);

    [Fact]
    public void A_landmark_is_more_exact_than_its_street_and_a_street_than_its_district()
    {
        Assert.Equal(AreaKind.Landmark, shipped.Locate("江北区北堤街道北堤花园")!.Area.Kind);
        Assert.Equal(AreaKind.Street, shipped.Locate("江北区东阁街道8号")!.Area.Kind);
    }

    [Fact]
    public void A_place_lies_in_its_district_and_the_district_holds_it()
    {
        var place = shipped.Locate("北堤花园")!.Area;
        var district = shipped.DistrictOf(place.Code)!;
        Assert.Equal("jiangbei", district.Code.Value);
        Assert.Contains(place.Code, shipped.Inside(district.Code));
        Assert.DoesNotContain(new AreaCode("jiangnan"), shipped.Inside(district.Code));
    }

    [Fact]
    public void Every_name_and_alias_that_is_shipped_finds_a_place_of_that_name()
    {
        foreach (var area in shipped.All.Where(a => a.Kind != AreaKind.City))
        {
            Assert.All(area.Aliases.Prepend(area.Name).Where(n => n.Length > 1), name =>
            {
                var found = shipped.Locate(name);
                Assert.NotNull(found);
                Assert.Contains(found.Area, shipped.All.Where(a => a.Kind >= area.Kind));
            });
        }
    }

    [Fact]
    public void No_two_shipped_places_share_a_name() =>
        Assert.Empty(shipped.All.SelectMany(a => a.Aliases.Prepend(a.Name)).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
}
