using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Supervision;

/// <summary>A supervisor's morning over the demo city, whose overdue tickets the server's own patrol has given lights and cards: the board, a figure's tickets, a call, an order and its answer.</summary>
[Collection(Journeys.Name)]
public sealed class SupervisionJourney(Journeys.Site site)
{
    private const string unit = "urban-management";
    private const string demand = "三个工作日内清理到位，安排专人值守，附现场照片反馈。";

    [Fact]
    public async Task From_a_red_card_to_an_order_that_was_answered()
    {
        await using var visit = await Chromium.SignIn(site.Live, "duban", "/console/supervision");
        var page = visit.Page;
        await Look(visit, ".figures", "supervision-board");
        await UrgeOne(visit);
        await Look(visit, "/console/supervision/cards?level=redcard", "table.cards tbody tr", "supervision-cards");
        await Look(visit, "/console/supervision/suggested", "table.tickets tbody tr", "supervision-suggested");
        var number = await Order(visit);
        await Answer(number);
        await Look(visit, $"/console/supervision/orders?state=answered&unit={unit}", "table.orders tbody tr", "supervision-orders");
        await Row(page, number).Locator("a.button").ClickAsync();
        await page.FillAsync("#order-word", "已核实，属实。");
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        await page.GotoAsync($"{site.Live.Address}/console/supervision/orders?state=done&unit={unit}");
        await Assertions.Expect(Row(page, number)).ToBeVisibleAsync();
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task The_wall_keeps_its_figures_when_the_server_is_gone_and_comes_back_by_itself()
    {
        await using (var hall = await Chromium.SignIn(site.Live, "shiling", "/console/supervision/wall"))
        {
            await Look(hall, ".wall-lights", "supervision-wall");
            await Assertions.Expect(hall.Page.Locator(".wall-stale")).ToBeHiddenAsync();
        }

        await using var own = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__DEMOTICKETS"] = "false" });
        await using var visit = await Chromium.SignIn(own, "shiling", "/console/supervision/wall");
        var (stale, figures) = (visit.Page.Locator(".wall-stale"), visit.Page.Locator(".wall-lights strong"));
        await figures.First.WaitForAsync();
        own.Kill();
        await Assertions.Expect(stale).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(stale).ToContainTextAsync("数据停在");
        await Assertions.Expect(figures).ToHaveCountAsync(3);
        await visit.Picture("supervision-wall-stale");
        await own.Start();
        await Assertions.Expect(stale).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(figures).ToHaveCountAsync(3);
    }

    private async Task UrgeOne(Visit visit)
    {
        await Look(visit, "/console/supervision/morning", "table.morning button", "supervision-morning");
        var page = visit.Page;
        var first = await page.Locator("table.morning tbody tr td.number a").First.TextContentAsync();
        await page.Locator("table.morning tbody tr td.number a").First.FocusAsync();
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator("table.morning tr.called").Filter(new() { HasText = first! })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table.morning tbody tr:first-child td.number a")).ToBeFocusedAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("supervision-morning-called");
    }

    // Down from the figure to a ticket of the unit, and there the order.
    private static async Task<string> Order(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/console/supervision");
        await page.Locator(".figures a.figure-red").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("light=red", StringComparison.Ordinal));
        await page.GotoAsync($"/console/supervision/tickets?light=red&state=inhand&unit={unit}");
        await Assertions.Expect(page.Locator("table.tickets tbody tr").First).ToBeVisibleAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("supervision-tickets");
        foreach (var number in await page.Locator("table.tickets td.number a").AllTextContentsAsync())
        {
            await page.GotoAsync($"/console/tickets/{number}?do=OrderSupervision");
            await visit.Shows(".ticket-head");
            if (await page.Locator("#order-demand").IsVisibleAsync())
            {
                await page.FillAsync("#order-demand", demand);
                await Axe.MustBeClean(page);
                await page.Locator(".action-form button[type=submit]").ClickAsync();
                await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
                return number;
            }
        }

        throw new InvalidOperationException("The demo city has no red ticket of this unit without a standing order.");
    }

    private async Task Answer(string number)
    {
        await using var visit = await Chromium.SignIn(site.Live, "lianluo", "/console/orders");
        var page = visit.Page;
        var row = Row(page, number);
        await row.WaitForAsync();
        await Axe.MustBeClean(page);
        await visit.Picture("supervision-own-orders");
        await row.Locator("a.button").ClickAsync();
        await page.FillAsync("#order-answer", "今日已清理完毕，安排两名队员值守至月底，照片已上传。");
        await page.Locator(".action-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        Assert.Empty(visit.Errors);
    }

    // A ticket may have had other orders before: this one is known by what it demands.
    private static ILocator Row(IPage page, string number) =>
        page.Locator("table.orders tbody tr").Filter(new() { HasText = number }).Filter(new() { HasText = demand });

    private static async Task Look(Visit visit, string path, string until, string picture)
    {
        await visit.Page.GotoAsync(path);
        await Look(visit, until, picture);
    }

    private static async Task Look(Visit visit, string until, string picture)
    {
        await visit.Shows(until);
        await Axe.MustBeClean(visit.Page);
        await visit.Picture(picture);
    }
}
