using System.Net;
using Hotline.Domain.Tickets;
using Hotline.Tests.PublicPortal;
using Hotline.Web.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Reports;

/// <summary>The published figures as everybody sees them.</summary>
public sealed class ReportHttpTests
{
    [Theory]
    [InlineData("zh-CN", "2026年10月受理的诉求", "投诉")]
    [InlineData("en-US", "Appeals of October 2026", "Complaint")]
    [InlineData("ja-JP", "2026年10月に受け付けた案件", "苦情")]
    public async Task A_month_can_be_read_and_taken_home_in_every_language(string culture, string title, string type)
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go($"/{culture}/figures");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector(".notice[role=status]"));
        await Published(portal);
        await browser.Go($"/{culture}/figures");
        Assert.Contains(title, browser.Text, StringComparison.Ordinal);
        Assert.Contains(type, browser.Text, StringComparison.Ordinal);
        foreach (var file in browser.Page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).ToList())
        {
            var answer = await browser.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("2026-10", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await browser.Go($"/{culture}/figures?month=2020-01");
        Assert.NotNull(browser.Page.QuerySelector(".notice[role=status]"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync("/open-data/2020-01.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync("/open-data/nonsense.json")).StatusCode);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    [InlineData("ja-JP")]
    public async Task Units_rounds_and_commitments_answer_in_every_language(string culture)
    {
        await using var portal = new PortalSite();
        await Published(portal);
        var browser = portal.Browse();
        foreach (var page in new[] { "departments", "departments/urban-management", "ratings/2026", "commitments" })
        {
            await browser.Go($"/{culture}/{page}");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            // A key that stands for itself is a word nobody wrote.
            Assert.DoesNotMatch(@"\b(Figures|Units|Rounds|Commitments)\.\w", browser.Text);
        }

        await browser.Go($"/{culture}/departments/centre");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Go($"/{culture}/ratings/1999");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    private static async Task Published(PortalSite portal)
    {
        var now = portal.Clock.Now;
        portal.Clock.Now = new DateTimeOffset(2026, 10, 12, 9, 0, 0, TimeSpan.FromHours(8));
        for (var i = 0; i < 6; i++)
        {
            await portal.Act(await portal.Ticket(), portal.Dispatch, portal.Answer);
        }

        portal.Clock.Now = now;
        await portal.Site.Services.GetRequiredService<Web.Performance.KpiKeeper>().Look(default);
        await portal.Site.Services.GetRequiredService<ReportWatch>().Look(default);
    }
}
