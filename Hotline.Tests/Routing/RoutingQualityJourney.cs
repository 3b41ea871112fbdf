using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Routing;

/// <summary>The board over the demo city: filled by the server itself after its start, readable by machine and by people.</summary>
[Collection(Journeys.Name)]
public sealed class RoutingQualityJourney(Journeys.Site site)
{
    [Fact]
    public async Task A_supervisor_sees_how_well_the_demo_city_dispatches_and_narrows_it_to_a_unit()
    {
        await using var visit = await Chromium.SignIn(site.Live, "duban", "/console/routing-quality");
        var page = visit.Page;
        await Assertions.Expect(page.Locator("svg.chart")).ToHaveCountAsync(2);
        await Axe.MustBeClean(page);
        await visit.Picture("routing-quality");
        await page.Locator("form.queue-bar select").Nth(1).SelectOptionAsync("urban-management");
        await page.Locator("form.queue-bar button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("?unit=urban-management", StringComparison.Ordinal));
        await Axe.MustBeClean(page);
        await visit.Picture("routing-quality-unit");
        Assert.Empty(visit.Errors);
    }
}
