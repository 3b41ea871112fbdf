using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.PublicPortal;
using Xunit;

namespace Hotline.Tests.Deadlines;

/// <summary>The citizen's own page about the date: plain HTML behind the sealed cookie.</summary>
public sealed class OwnDeadlineHttpTests
{
    [Theory]
    [InlineData("zh-CN", "12月14日", "第 15 天，共 15 天", "周末")]
    [InlineData("en-US", "Mon, Dec 14", "Day 15 of 15", "Weekend")]
    [InlineData("ja-JP", "12月14日", "15日のうち15日目", "週末")]
    public async Task The_citizen_reads_day_by_day_how_the_date_was_counted(string culture, string last, string count, string weekend)
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch);
        var browser = await portal.Open(number, culture: culture);
        var link = browser.Page.QuerySelector($"a[href='/{culture}/status/deadline']");
        Assert.NotNull(link);
        await browser.Go($"/{culture}/status/deadline");
        foreach (var said in new[] { number.ToString(), last, count, weekend })
        {
            Assert.Contains(said, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal($"/{culture}/status/deadline", browser.At);
        Assert.Empty(browser.Page.QuerySelectorAll("script:not([src])"));
        Assert.Equal(15, browser.Page.QuerySelectorAll("table.ledger tr").Count(r => r.TextContent.Contains(count.Split("15")[0], StringComparison.Ordinal) && r.ClassName!.Contains("day-", StringComparison.Ordinal) && !r.ClassName.Contains("rest", StringComparison.Ordinal) && !r.ClassName.Contains("startday", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_the_cookie_or_before_the_dispatch_there_is_nothing_to_read()
    {
        await using var portal = new PortalSite();
        var stranger = portal.Browse();
        await stranger.Go("/zh-CN/status/deadline");
        Assert.Contains("请先用工单号和查询码打开工单", stranger.Text, StringComparison.Ordinal);
        Assert.Null(stranger.Page.QuerySelector("table.ledger"));
        var number = await portal.Ticket();
        var waiting = await portal.Open(number);
        await waiting.Go("/zh-CN/status/deadline");
        Assert.Null(waiting.Page.QuerySelector("table.ledger"));
    }

    [Fact]
    public async Task What_units_asked_the_centre_for_stays_inside()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch, t => t.AskReturn("not-ours", "不归我管", "三定方案", null, LeaderApproval.NotNeeded, portal.City.RequestsOf(t), portal.City.Time, portal.Stamp));
        portal.Clock.Advance(TimeSpan.FromHours(5));
        var browser = await portal.Open(number);
        await browser.Go("/zh-CN/status/deadline");
        Assert.NotNull(browser.Page.QuerySelector("table.ledger"));
        Assert.DoesNotContain("退单", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5 小时", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_ticket_it_was_merged_into_a_citizen_learns_the_date_only()
    {
        await using var portal = new PortalSite();
        var (parent, child) = (await portal.Ticket(), await portal.Ticket());
        await portal.Act(parent, portal.Dispatch);
        await portal.Site.Db(async db =>
        {
            var (into, merged) = (await db.Load(parent, CancellationToken.None), await db.Load(child, CancellationToken.None));
            merged.MergeInto(into, null, portal.Stamp);
            return await db.SaveChangesAsync();
        });
        var browser = await portal.Open(child);
        Assert.Contains("2026年12月14日", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("a[href$='/status/deadline']"));
        await browser.Go("/zh-CN/status/deadline");
        Assert.Null(browser.Page.QuerySelector("table.ledger"));
    }
}
