using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Performance;

/// <summary>The board over the demo city: filled by the server itself after its start, readable by machine and by people, every figure one click from its tickets.</summary>
[Collection(Journeys.Name)]
public sealed class PerformanceJourney(Journeys.Site site)
{
    [Fact]
    public async Task A_supervisor_clicks_a_figure_and_finds_as_many_tickets()
    {
        await using var visit = await Chromium.SignIn(site.Live, "duban", "/console/performance");
        var page = visit.Page;
        await Assertions.Expect(page.Locator("table.performance tbody tr").First).ToBeVisibleAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("performance");
        var figure = page.Locator(".key-figures a[href*='kpi=closed&part=part']");
        var said = (await figure.TextContentAsync())!;
        await figure.ClickAsync();
        await Assertions.Expect(page.Locator("p[role=status]")).ToContainTextAsync($" {said} ");
        await Axe.MustBeClean(page);
        await visit.Picture("performance-tickets");
        await page.GotoAsync($"{site.Live.Address}/console/performance/urban-management");
        await Assertions.Expect(page.Locator("svg.chart")).ToHaveCountAsync(4);
        await Axe.MustBeClean(page);
        await visit.Picture("performance-unit");
        await page.GotoAsync($"{site.Live.Address}/console/exclusions");
        await Assertions.Expect(page.Locator("p.empty")).ToBeVisibleAsync();
        await Axe.MustBeClean(page);
        Assert.Empty(visit.Errors);
    }
}
