using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Routing;

/// <summary>The administrator hands a duty to another unit, reads what changed, and takes it back; all in a real browser.</summary>
[Collection(Journeys.Name)]
public sealed class CatalogueJourney(Journeys.Site site)
{
    [Fact]
    public async Task A_duty_is_handed_over_and_taken_back()
    {
        await using var visit = await Chromium.SignIn(site.Live, "xitong", "/console/admin/catalogue");
        var page = visit.Page;
        await page.Locator("table.catalogue tbody tr").First.WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("catalogue");

        await page.Locator("form.queue-bar select").Nth(0).SelectOptionAsync("01");
        await page.Locator("form.queue-bar select").Nth(1).SelectOptionAsync("*");
        await page.Locator("form.queue-bar button[type=submit]").ClickAsync();
        var row = page.Locator("table.catalogue tbody tr").Filter(new() { HasText = "0106" });
        await Assertions.Expect(page.Locator("table.catalogue tbody tr")).ToHaveCountAsync(8);
        await row.Locator("button").First.ClickAsync();
        await page.SelectOptionAsync("#catalogue-Lead", "municipal-works");
        await Assertions.Expect(page.Locator(".effect li")).ToHaveCountAsync(2);
        await page.FillAsync("#catalogue-Reason", "裁定 12 号");
        await page.Keyboard.PressAsync("Tab");
        await Axe.MustBeClean(page);
        await visit.Picture("catalogue-amend");
        await page.Locator(".panel button[type=submit]").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("市市政养护中心");

        await page.Locator("form.queue-bar button.primary").ClickAsync();
        await page.Locator("#catalogue-Category").WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("catalogue-add");

        await page.GotoAsync("/console/admin/catalogue/history?version=2");
        await page.Locator("ul.diff li").First.WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("catalogue-history");
        await page.Locator("table.history tbody button").Last.ClickAsync();
        await page.Locator("#restore-Reason").FillAsync("撤回裁定");
        await page.Locator(".panel button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("table.history tbody tr")).ToHaveCountAsync(3);
        await page.GotoAsync("/console/admin/catalogue?top=0106&area=*");
        await Assertions.Expect(page.Locator("table.catalogue tbody tr")).ToContainTextAsync("市城管局");
        Assert.Empty(visit.Errors);
    }
}
