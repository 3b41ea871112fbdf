using Hotline.Domain.Routing;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Rulings;

/// <summary>Two units push a ticket to and fro, a supervisor rules, and the next such call goes to the right unit at once.</summary>
[Collection(Journeys.Name)]
public sealed class RulingJourney
{
    private const string text = "江畔花园楼下的大排档没有装油烟净化器，油烟直排到居民窗户里，每天晚饭时间满屋子都是油烟味，老人咳嗽，要求整治餐饮油烟。";
    private const string secondText = "文庙广场旁边的小炒店油烟管道直接对着居民楼排，餐饮油烟很呛人，开不了窗，希望有关部门查处油烟扰民。";
    private static readonly string office = Shipped.City.UnitName(new DepartmentCode("district-jiangbei"));
    private static readonly string urban = Shipped.City.UnitName(new DepartmentCode("urban-management"));

    [Fact]
    public async Task A_disputed_ticket_is_ruled_on_and_the_next_such_call_goes_to_the_unit_that_was_named()
    {
        await using var site = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__DEMOTICKETS"] = "false" });
        var number = await Call(site, "大排档油烟直排扰民", text, "东阁街道江畔花园3栋楼下", urban);
        await Dispatch(site, number);
        await AskReturn(site, "lianluo", number, "environment", "大气污染由生态环境部门监管");
        await Approve(site, number);
        await Decide(site, number, grant: true);
        await AskReturn(site, "lianluo-huanjing", number, "urban-management", "餐饮油烟的处罚权在城管部门");
        await Decide(site, number, grant: false);
        await Dispute(site, number);
        await Rule(site, number);
        await Call(site, "小炒店餐饮油烟扰民", secondText, "东阁街道文庙广场", office);
    }

    private static async Task<string> Call(LiveSite site, string title, string story, string address, string proposed)
    {
        await using var visit = await Chromium.SignIn(site, "huawu", "/console/intake");
        var page = visit.Page;
        await page.FillAsync("#intake-Phone", "13800001234");
        await page.FillAsync("#intake-Title", title);
        await page.FillAsync("#intake-Text", story);
        await page.FillAsync("#intake-Address", address);
        await Assertions.Expect(page.Locator(".advice ol.chances").Nth(1).Locator("li").First).ToContainTextAsync(proposed, new() { Timeout = 20_000 });
        await visit.Picture($"ruling-call-{(proposed == office ? "after" : "before")}");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("#saved-code").WaitForAsync();
        return (await page.Locator("#saved-number").TextContentAsync())!.Trim();
    }

    private static async Task Dispatch(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "paidan", $"/console/tickets/{number}");
        await Choose(visit.Page, "Dispatch", "routing-lead", "urban-management");
        await visit.Page.Locator("#routing-category").SelectOptionAsync("0504");
        await Send(visit.Page);
    }

    private static async Task AskReturn(LiveSite site, string account, string number, string to, string reason)
    {
        await using var visit = await Chromium.SignIn(site, account, $"/console/tickets/{number}");
        var page = visit.Page;
        await Choose(page, "AskReturn", "return-unit", to);
        await page.Locator("#return-code").SelectOptionAsync("not-ours");
        await page.FillAsync("#return-reason", reason);
        await page.FillAsync("#return-basis", "《大气污染防治法》");
        await Axe.MustBeClean(page);
        await visit.Picture("return-asked");
        await Send(page);
    }

    private static async Task Approve(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "fuzeren", "/console/inbox?tab=approve");
        var page = visit.Page;
        await page.Locator("table.tickets tbody tr").Filter(new() { HasText = number }).WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("leader-inbox");
        await page.Locator("table.tickets tbody tr a.button").ClickAsync();
        await page.Locator(".action-form dl.request").WaitForAsync();
        await page.FillAsync("#approve-note", "情况属实，同意报中心。");
        await Axe.MustBeClean(page);
        await visit.Picture("leader-approves");
        await Send(page);
    }

    private static async Task Decide(LiveSite site, string number, bool grant)
    {
        await using var visit = await Chromium.SignIn(site, "paidan", "/console/requests");
        var page = visit.Page;
        await page.Locator(".requests li").Filter(new() { HasText = number }).Locator(grant ? "button:not(.danger)" : "button.danger").First.ClickAsync();
        if (!grant)
        {
            await page.FillAsync("#refuse-note", "执法权不等于主管责任，请贵单位先行牵头。");
        }

        await page.Locator(".ruling button[type=submit]").ClickAsync();
        await page.Locator(".notice.done").WaitForAsync();
    }

    private static async Task Dispute(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "lianluo-huanjing", $"/console/tickets/{number}");
        var page = visit.Page;
        await page.Locator("[data-action=DisputeReturn]").ClickAsync();
        await page.FillAsync("#dispute-argument", "餐饮油烟的监管和处罚已由市政府决定下放区综合执法，我局无执法权限。");
        await Axe.MustBeClean(page);
        await visit.Picture("dispute");
        await Send(page);
    }

    private static async Task Rule(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "duban", "/console/rulings");
        var page = visit.Page;
        await page.Locator(".requests li").Filter(new() { HasText = number }).WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("rulings");
        await page.Locator(".requests li button.primary").ClickAsync();
        await page.Locator(".ruling .sides").WaitForAsync();
        await Assertions.Expect(page.Locator(".ruling .sides")).ToContainTextAsync("我局无执法权限");
        await Assertions.Expect(page.Locator(".ruling .sides")).ToContainTextAsync("请贵单位先行牵头");
        await page.Locator("#routing-lead").SelectOptionAsync("district-jiangbei");
        await page.FillAsync("#ruling-grounds", "餐饮油烟的执法权已下放区综合执法，由属地主办，城管、生态环境部门协助。");
        await page.FillAsync("#ruling-basis", "市政府关于下放餐饮油烟执法权限的决定");
        await page.Locator("#ruling-area").SelectOptionAsync("jiangbei");
        await Axe.MustBeClean(page);
        await visit.Picture("ruling");
        await page.Locator(".ruling button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("p.empty")).ToBeVisibleAsync();

        foreach (var tab in new[] { "past", "units" })
        {
            await page.GotoAsync($"/console/rulings?tab={tab}");
            await page.Locator("table.tickets tbody tr").First.WaitForAsync();
            await Axe.MustBeClean(page);
            await visit.Picture($"rulings-{tab}");
        }

        await page.GotoAsync($"/console/tickets/{number}");
        await Assertions.Expect(page.Locator(".ticket-head .badge.hops")).ToContainTextAsync("3");
        await Axe.MustBeClean(page);
        await visit.Picture("ruled-ticket");
        Assert.Empty(visit.Errors);
    }

    private static async Task Choose(IPage page, string action, string picker, string unit)
    {
        await page.Locator($"[data-action={action}]").ClickAsync();
        await page.Locator($"#{picker}").SelectOptionAsync(unit);
    }

    private static async Task Send(IPage page)
    {
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".action-form")).ToHaveCountAsync(0);
    }
}
