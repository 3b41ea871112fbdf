using System.Text.RegularExpressions;
using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Tickets;

/// <summary>The main job, end to end, in a real browser: a call becomes a ticket, reaches the right department, is answered, and the citizen reads the answer without any script.</summary>
[Collection(Journeys.Name)]
public sealed class FromCallToAnswerJourney
{
    private const string caller = "13800006789";
    private const string answer = "接单当晚我局执法人员到场检查，责令施工单位立即停止夜间打桩，次日约谈项目负责人，今后晚十点后不再施工，依据《中华人民共和国噪声污染防治法》第四十三条。";

    [Fact]
    public async Task A_call_reaches_the_right_department_and_the_citizen_reads_the_answer()
    {
        await using var site = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__DEMOTICKETS"] = "false" });
        var (number, code) = await Register(site);
        await AcceptSuggestion(site, number);
        await SignAndReply(site, number);
        await Approve(site, number);
        await FollowUp(site, number);
        await ReadAsCitizen(site, number, code);
    }

    // The operator never touches the mouse.
    private static async Task<(string Number, string Code)> Register(LiveSite site)
    {
        await using var visit = await Chromium.SignIn(site, "huawu", "/console/intake");
        var page = visit.Page;
        await Reach(page, "#intake-Phone");
        await page.Keyboard.TypeAsync(caller);
        await Reach(page, "#intake-CallerName");
        await page.Keyboard.TypeAsync("何女士");
        await Reach(page, "#intake-Title");
        await page.Keyboard.TypeAsync("工地夜间打桩施工噪音扰民");
        await Reach(page, "#intake-Text");
        await page.Keyboard.TypeAsync("我们小区旁边的建筑工地每天夜里十一点以后还在打桩，混凝土搅拌车一直响到凌晨三点，噪音很大，家里有高考的孩子没法睡觉，要求夜间停止施工。");
        await Reach(page, "#intake-Address");
        await page.Keyboard.TypeAsync("江畔花园对面工地");
        await page.Locator(".intake-side mark, .intake-side .chances li").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".intake-side")).ToContainTextAsync("市城管局");
        await page.Keyboard.PressAsync("Alt+1");
        await Axe.MustBeClean(page);
        await visit.Picture("intake");
        await page.Keyboard.PressAsync("Control+Enter");
        var code = page.Locator("#saved-code");
        await code.WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("intake-saved");
        return ((await page.Locator("#saved-number").TextContentAsync())!.Trim(), (await code.GetAttributeAsync("data-code"))!);
    }

    private static async Task AcceptSuggestion(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "paidan", "/console/dispatch");
        var row = visit.Page.Locator("table.tickets tbody tr").Filter(new() { HasText = number });
        await Assertions.Expect(row).ToContainTextAsync("市城管局");
        await Axe.MustBeClean(visit.Page);
        await visit.Picture("dispatch");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    private static async Task SignAndReply(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "lianluo", "/console/inbox");
        var page = visit.Page;
        var row = page.Locator("table.tickets tbody tr").Filter(new() { HasText = number });
        await row.WaitForAsync();
        await Axe.MustBeClean(page);
        await row.Locator("button.accept").ClickAsync();
        await page.GotoAsync($"/console/tickets/{number}");
        await page.Locator("[data-action=Reply]").ClickAsync();
        await page.Locator(".action-form input[name=result]").First.CheckAsync();
        await page.FillAsync("#reply-text", answer);
        await page.FillAsync("#done-on", "2026-11-02");
        await Axe.MustBeClean(page);
        await visit.Picture("reply");
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".badge.state-underreview").First).ToBeVisibleAsync();
    }

    private static async Task Approve(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "shenhe", "/console/review");
        var page = visit.Page;
        await page.Locator("table.tickets tbody tr").Filter(new() { HasText = number }).Locator("a.button").ClickAsync();
        await page.Locator(".action-form button[type=submit]").WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("review");
        await page.FillAsync("#approve-note", "已电话核实，照片随后补。");
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".badge.state-tofollowup").First).ToBeVisibleAsync();
    }

    private static async Task FollowUp(LiveSite site, string number)
    {
        await using var visit = await Chromium.SignIn(site, "huifang", "/console/follow-up");
        var page = visit.Page;
        await page.Locator("table.tickets tbody tr").Filter(new() { HasText = number }).Locator("a.button").ClickAsync();
        await page.Locator("input[name=contacted]").First.CheckAsync();
        await page.Locator("input[name=solved]").First.CheckAsync();
        await page.Locator("input[name=result][value='5']").CheckAsync();
        await page.Locator("input[name=attitude][value='5']").CheckAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("follow-up");
        await page.Locator(".action-form .form-end button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".badge.state-closed").First).ToBeVisibleAsync();
        Assert.Empty(visit.Errors);
    }

    private static async Task ReadAsCitizen(LiveSite site, string number, string code)
    {
        await using var visit = await Chromium.Visit(site, javaScript: false, width: 390);
        var page = visit.Page;
        await page.GotoAsync("/zh-CN/status");
        await page.FillAsync("input[name='Form.Number']", number);
        await page.FillAsync("input[name='Form.Code']", code);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("责令施工单位立即停止夜间打桩");
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        var seen = await page.ContentAsync();
        Assert.DoesNotContain(caller, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("何女士", seen, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("blazor\\.web"), seen);
        await visit.Picture("status-phone");
    }

    /// <summary>Tabs until the field has the focus, as a hand on the keyboard would.</summary>
    private static async Task Reach(IPage page, string field)
    {
        await page.Locator(field).WaitForAsync();
        for (var presses = 0; presses < 30; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", field))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Thirty tabs do not reach {field}.");
    }
}
