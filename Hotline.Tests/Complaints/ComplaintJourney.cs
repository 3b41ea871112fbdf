using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Complaints;

/// <summary>A citizen without scripts complains of the handling in each language; the supervisor answers; the citizen reads it.</summary>
[Collection(Journeys.Name)]
public sealed class ComplaintJourney(Journeys.Site site)
{
    [Theory]
    [InlineData("zh-CN", 0), InlineData("en-US", 1), InlineData("ja-JP", 2)]
    public async Task A_citizen_complains_and_reads_what_the_supervisor_found(string culture, int which)
    {
        var (number, code) = Ticket(which);
        await using var citizen = await Chromium.Visit(site.Live, javaScript: false, width: culture == "ja-JP" ? 390 : 1366);
        var page = citizen.Page;
        await page.GotoAsync($"/{culture}");
        await page.Locator($"main a[href='/{culture}/complain']").ClickAsync();
        await citizen.Picture($"complain-open-{culture}");
        await page.FillAsync("#open-Number", number);
        await page.FillAsync("#open-Code", code);
        await page.Locator("form:has(#open-Number) button[type=submit]").ClickAsync();
        await citizen.Picture($"complain-form-{culture}");
        await page.CheckAsync("input[name='Form.Kind'][value=no-contact]");
        await page.FillAsync("#complain-Text", $"两周了没有一个人给我打过电话（{culture}）。");
        await page.Locator("form:has(#complain-Text) button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status] ol li")).ToHaveCountAsync(4);
        await citizen.Picture($"complain-done-{culture}");

        await using var supervisor = await Chromium.SignIn(site.Live, "duban", "/console/complaints");
        var desk = supervisor.Page;
        await Axe.MustBeClean(desk);
        await supervisor.Picture("complaints");
        await desk.Locator($"tr:has(a[href='/console/tickets/{number}']) td:first-child a").ClickAsync();
        await Assertions.Expect(desk.Locator(".story").First).ToContainTextAsync(culture);
        await Axe.MustBeClean(desk);
        await supervisor.Picture("complaint");
        await desk.CheckAsync("input[name=finding][value=Justified]");
        await desk.FillAsync("#complaint-answer-text", "经核实属实，承办单位今天会与您联系。");
        await desk.Locator("form:has(#complaint-answer-text) button[type=submit]").ClickAsync();
        await Assertions.Expect(desk.Locator("#complaint-answer")).ToBeVisibleAsync();
        Assert.Empty(supervisor.Errors);

        await page.GotoAsync($"/{culture}/status");
        await Assertions.Expect(page.Locator(".complaint .words")).ToContainTextAsync("经核实属实");
        await citizen.Picture($"complain-answered-{culture}");

        // axe is a script: the same pages once more in a browser that runs it.
        await using var reader = await Chromium.Visit(site.Live);
        await reader.Page.GotoAsync($"/{culture}/complain");
        await Axe.MustBeClean(reader.Page);
        await reader.Page.FillAsync("#open-Number", number);
        await reader.Page.FillAsync("#open-Code", code);
        await reader.Page.Locator("form:has(#open-Number) button[type=submit]").ClickAsync();
        await reader.Page.Locator("#complain-Text").WaitForAsync();
        await Axe.MustBeClean(reader.Page);
        await reader.Page.GotoAsync($"/{culture}/status");
        await reader.Page.Locator(".complaint .words").WaitForAsync();
        await Axe.MustBeClean(reader.Page);
    }

    [Fact]
    public async Task The_roster_and_the_outbox_are_readable_by_machine()
    {
        await using var visit = await Chromium.SignIn(site.Live, "xitong", "/console/duty");
        await Axe.MustBeClean(visit.Page);
        await visit.Page.FillAsync("#duty-file", "unit,days,from,to,name,phone,valid_from,valid_to\nurban-management,工作日,17:30,09:00,何值班,13900000001,2026-01-01,\nnobody,每天,1,2,x,y,z,");
        await visit.Page.Locator("form:has(#duty-file) button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".notice.error")).ToBeVisibleAsync();
        await visit.Picture("duty-wrong");
        await visit.Page.FillAsync("#duty-file", "unit,days,from,to,name,phone,valid_from,valid_to\nurban-management,工作日,17:30,09:00,何值班,13900000001,2026-01-01,");
        await visit.Page.Locator("form:has(#duty-file) button").ClickAsync();
        await visit.Page.Locator("section:has(#duty-file) button.primary").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("table.plain tbody tr").Filter(new() { HasText = "何值班" })).ToHaveCountAsync(1);
        await Axe.MustBeClean(visit.Page);
        await visit.Picture("duty");
        await using var desk = await Chromium.SignIn(site.Live, "paidan", "/console/outbox");
        await Axe.MustBeClean(desk.Page);
        await desk.Picture("outbox");
        Assert.Empty(visit.Errors);
        Assert.Empty(desk.Errors);
    }

    // Tickets in hand of the demo city: each line is number, code, state, title.
    private (string Number, string Code) Ticket(int which)
    {
        var cells = File.ReadLines(Path.Combine(site.Live.Folder, "demo-codes.tsv")).Select(l => l.Split('\t')).Where(c => c[2] == "办理中").ElementAt(which);
        return (cells[0], cells[1]);
    }
}
