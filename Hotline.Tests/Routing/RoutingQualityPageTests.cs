using Bunit;
using Bunit.TestDoubles;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RoutingQualityPageTests
{
    [Fact]
    public async Task An_empty_board_says_what_to_do()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Dispatcher));
        var page = screen.Context.Render<RoutingQualityPage>();
        Assert.Contains("一分钟内会出现在这里", page.WaitForElement("p.empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("svg"));
    }

    [Fact]
    public async Task Every_rate_stands_beside_its_numbers_and_small_samples_are_marked()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        for (var i = 0; i < 10; i++)
        {
            await ways.Dispatched("urban-management");
        }

        await ways.Redirect(await ways.Dispatched("urban-management"), "environment");
        await ways.Dispatched("health");
        await ways.Keep();
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<RoutingQualityPage>();
        var first = page.WaitForElement(".key-figures dd");
        Assert.Equal("91.7%", first.QuerySelector("strong")!.TextContent);
        Assert.Equal("11/12，95% 区间 64.6%—98.5%", first.QuerySelector("small")!.TextContent);
        Assert.Contains("2026年11月23日—11月29日", page.Markup, StringComparison.Ordinal);
        // The tables by week, unit, model and hand are alike; the second one is the units'.
        var units = page.FindAll("table").Where(t => t.QuerySelectorAll("thead th").Length == 7).ElementAt(1).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.DoesNotContain("样本少", units.Single(u => u.Contains(house.City.UnitName(new("urban-management")), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("样本少", units.Single(u => u.Contains(house.City.UnitName(new("health")), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(page.FindAll("svg"), chart =>
        {
            var ids = chart.GetAttribute("aria-labelledby")!.Split(' ');
            Assert.All(ids, id => Assert.NotEmpty(page.Find($"#{id}").TextContent));
        });
        Assert.Equal(2, page.FindAll("svg").Count);
    }

    [Fact]
    public async Task Weeks_and_unit_live_in_the_address()
    {
        await using var house = await House.Open();
        var ways = new Ways(house);
        await ways.Dispatched("urban-management");
        await ways.Keep();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var navigation = screen.Context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/console/routing-quality?weeks=900&unit=environment&until=nonsense");
        var page = screen.Context.Render<RoutingQualityPage>();
        Assert.Contains("首次派给这个单位", page.WaitForElement("p.empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("52", page.FindAll("form select")[0].GetAttribute("value"));
        page.FindAll("form select")[0].Change("8");
        page.FindAll("form select")[1].Change("urban-management");
        page.Find("form").Submit();
        Assert.EndsWith("?weeks=8&unit=urban-management", navigation.Uri, StringComparison.Ordinal);
    }
}
