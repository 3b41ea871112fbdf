using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>A city allows the machine one category; a call of it is dispatched before the operator looks up, and undone with one click.</summary>
[Collection(Journeys.Name)]
public sealed class MachineJourney
{
    [Fact]
    public async Task A_category_is_enabled_a_call_is_dispatched_by_the_machine_and_the_operator_undoes_it()
    {
        await using var house = await House.Open();
        var (call, advice) = Machine.SureCall(house);
        await using var site = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__DEMOTICKETS"] = "false" });
        await Enable(site, house.City.CategoryName(advice.Categories[0].Category));
        await using var visit = await Chromium.SignIn(site, "huawu", "/console/intake");
        var page = visit.Page;
        await page.FillAsync("#intake-Phone", call.Phone);
        await page.FillAsync("#intake-Title", call.Title);
        await page.FillAsync("#intake-Text", call.Text);
        await page.FillAsync("#intake-Address", call.Address);
        await page.Locator(".intake-side mark, .intake-side .chances li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#saved-machine")).ToContainTextAsync(house.City.UnitName(advice.Units[0].Unit), new() { Timeout = 20_000 });
        await Axe.MustBeClean(page);
        await visit.Picture("machine-saved");
        var number = (await page.Locator("#saved-number").TextContentAsync())!.Trim();
        await LookThrough(site, number);
        await page.Locator("#saved-recall").ClickAsync();
        await Assertions.Expect(page.Locator(".saved .badge.state-registered")).ToBeVisibleAsync();

        // The same ticket is a person's from now on, also after the server was killed.
        site.Kill();
        await site.Start();
        await using var after = await Chromium.SignIn(site, "paidan", "/console/dispatch");
        await Assertions.Expect(after.Page.Locator("table.tickets tbody tr").Filter(new() { HasText = number })).ToBeVisibleAsync();
        await after.Picture("machine-recalled");
    }

    private static async Task Enable(LiveSite site, string category)
    {
        await using var visit = await Chromium.SignIn(site, "xitong", "/console/admin/routing");
        var page = visit.Page;
        await page.Locator("table.auto-dispatch tbody tr").First.WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("routing");
        var button = page.GetByRole(AriaRole.Button, new() { Name = category });
        while (await button.CountAsync() == 0)
        {
            await page.Locator("nav.pages a[rel=next]").ClickAsync();
            await Task.Delay(500);
        }

        await button.ClickAsync();
        await page.FillAsync("#auto-floor", Machine.Floor);
        await page.FillAsync("#auto-reason", "试点");
        await Axe.MustBeClean(page);
        await visit.Picture("routing-enable");
        await page.Locator(".panel form button[type=submit]").First.ClickAsync();
        await page.Locator(".notice.done").WaitForAsync();
        await visit.Picture("routing-enabled");
    }

    private static async Task LookThrough(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "paidan", "/console/dispatch/machine");
        await Assertions.Expect(visit.Page.Locator("table.tickets tbody tr").Filter(new() { HasText = number })).ToBeVisibleAsync();
        await Axe.MustBeClean(visit.Page);
        await visit.Picture("machine-dispatched");
        await visit.Page.GotoAsync($"/console/tickets/{number}");
        await visit.Page.Locator(".timeline li").First.WaitForAsync();
        await visit.Picture("machine-ticket");
    }
}
