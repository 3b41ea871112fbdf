using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Tiers;

/// <summary>The centre sends a complaint to a district office with a city department to help; the office hands it on to a street; both answer, each in its own way.</summary>
[Collection(Journeys.Name)]
public sealed class TiersJourney
{
    private static readonly string office = Shipped.City.UnitName(new DepartmentCode("district-qingxi"));
    private static readonly string street = Shipped.City.UnitName(new DepartmentCode("street-qingxi-xidong"));
    private static readonly string urban = Shipped.City.UnitName(new DepartmentCode("urban-management"));

    [Fact]
    public async Task A_district_office_hands_on_to_a_street_a_helper_gives_its_part_and_the_street_answers_for_all()
    {
        await using var site = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__DEMOTICKETS"] = "false" });
        var number = await Call(site);
        await Dispatch(site, number);
        await HandOn(site, number);
        await SignAtTheStreet(site, number);
        await GivePart(site, number);
        await Answer(site, number);
        await Look(site, number);
    }

    private static async Task<string> Call(LiveSite site)
    {
        await using var visit = await Chromium.SignIn(site, "huawu", "/console/intake");
        var page = visit.Page;
        await page.FillAsync("#intake-Phone", "13800004321");
        await page.FillAsync("#intake-Title", "夜市占道经营，油烟扰民");
        await page.FillAsync("#intake-Text", "溪东街道河边每天晚上都有十几档烧烤摊占住人行道，油烟很大，吵到凌晨，要求清理占道摊档。");
        await page.FillAsync("#intake-Address", "青溪市溪东街道河边");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("#saved-code").WaitForAsync();
        return (await page.Locator("#saved-number").TextContentAsync())!.Trim();
    }

    private static async Task Dispatch(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "paidan", $"/console/tickets/{number}");
        var page = visit.Page;
        await page.Locator("[data-action=Dispatch]").ClickAsync();
        await page.Locator("#routing-lead").SelectOptionAsync("district-qingxi");
        await page.Locator("#routing-category").SelectOptionAsync("0101");
        await page.Locator("#routing-co").SelectOptionAsync("urban-management");
        await Assertions.Expect(page.Locator("ul.chips li")).ToContainTextAsync(urban);
        await Send(page);
    }

    private static async Task HandOn(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "quxian", $"/console/tickets/{number}");
        var page = visit.Page;
        await page.Locator("[data-action=Redispatch]").ClickAsync();
        await page.Locator("#tier-unit").SelectOptionAsync("street-qingxi-xidong");
        await page.FillAsync("#tier-note", "请会同派驻执法队夜间核实");
        await Axe.MustBeClean(page);
        await visit.Picture("tiers-hand-on");
        await Send(page);
        await Assertions.Expect(page.Locator(".ticket-head .badge.tier")).ToContainTextAsync($"{office} → {street}");
        Assert.Empty(visit.Errors);
    }

    private static async Task SignAtTheStreet(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "lianluo-xidong", "/console/inbox");
        var row = visit.Page.Locator("table.tickets tbody tr").Filter(new() { HasText = number });
        await row.Locator("button.accept").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".notice.done")).ToContainTextAsync(number);
    }

    private static async Task GivePart(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "lianluo", "/console/inbox?tab=help");
        var page = visit.Page;
        await page.Locator("table.tickets tbody tr").Filter(new() { HasText = number }).WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("tiers-help-inbox");
        await page.GotoAsync($"/console/tickets/{number}");
        await page.Locator("[data-action=CoAccept]").ClickAsync();
        await Send(page);
        await page.Locator("[data-action=CoReply]").ClickAsync();
        await page.FillAsync("#part-text", "已派机动中队到场，扣押两处占道炉具，移交街道后续巡查。");
        await Axe.MustBeClean(page);
        await visit.Picture("tiers-part");
        await Send(page);
        Assert.Empty(visit.Errors);
    }

    private static async Task Answer(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "lianluo-xidong", $"/console/tickets/{number}");
        var page = visit.Page;
        await page.Locator("[data-action=Reply]").ClickAsync();
        await Assertions.Expect(page.Locator(".action-form .parts")).ToContainTextAsync("扣押两处占道炉具");
        await page.Locator(".action-form input[name=result]").First.CheckAsync();
        await page.FillAsync("#reply-text", "街道会同市城管执法队当晚清理占道摊档，扣押炉具两处，此后每晚八点至十二点安排巡查。");
        await page.FillAsync("#done-on", "2026-11-02");
        await Axe.MustBeClean(page);
        await visit.Picture("tiers-reply");
        await Send(page);
        Assert.Empty(visit.Errors);
    }

    // "Where is it now and who had it before?"
    private static async Task Look(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "shiling", $"/console/tickets/{number}");
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".tiers")).ToContainTextAsync($"{office} → {street}");
        await Assertions.Expect(page.Locator(".way-tiers ol")).ToContainTextAsync(street);
        await Assertions.Expect(page.Locator(".way-tiers ul")).ToContainTextAsync(urban);
        await Axe.MustBeClean(page);
        await visit.Picture("tiers-way");
        Assert.Empty(visit.Errors);
    }

    private static async Task Send(IPage page)
    {
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".action-form")).ToHaveCountAsync(0);
    }
}
