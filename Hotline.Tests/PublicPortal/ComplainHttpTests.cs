using System.Net;
using Hotline.Domain;
using Hotline.Domain.Complaints;
using Hotline.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class ComplainHttpTests
{
    private const string form = "form:has([value=complain])";

    [Theory]
    [InlineData("zh-CN", "已收到您的投诉", "态度生硬", "情况属实")]
    [InlineData("en-US", "We have received your complaint", "Rude or unhelpful manner", "The complaint is justified")]
    [InlineData("ja-JP", "苦情を受け付けました", "対応の態度が悪い", "ご指摘のとおりでした")]
    public async Task A_citizen_complains_is_told_what_happens_next_and_reads_the_answer(string culture, string received, string kind, string finding)
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        await portal.Act(number, portal.Dispatch);
        var browser = await portal.Open(number, culture: culture);
        await browser.Go($"/{culture}/complain");
        await browser.Submit(form, ("Form.Kind", "attitude"), ("Form.Text", "电话里骂人"));
        Assert.Contains(received, browser.Text, StringComparison.Ordinal);
        Assert.Contains(kind, browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(form));
        await portal.Site.Db(async db =>
        {
            (await db.Complaints.SingleAsync()).BeAnswered(ComplaintFinding.Justified, "已责成该单位道歉。", portal.Stamp);
            return await db.SaveChangesAsync();
        });
        await browser.Go($"/{culture}/status");
        Assert.Contains(finding, browser.Text, StringComparison.Ordinal);
        Assert.Contains("已责成该单位道歉。", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(PortalSite.Staff.Name, browser.Text, StringComparison.Ordinal);
        // A complaint is no event of the ticket.
        Assert.Equal([TicketAction.Register, TicketAction.Dispatch], (await portal.Stored(number)).Events.Select(e => e.Action));
    }

    [Fact]
    public async Task Who_has_not_opened_a_ticket_is_asked_for_number_and_code_and_comes_back_here()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var browser = portal.Browse();
        await browser.Go("/en-US/complain");
        Assert.Null(browser.Page.QuerySelector(form));
        await browser.Submit("form:has([value=open])", ("Form.Number", number.ToString()), ("Form.Code", PortalSite.Code));
        Assert.Equal("/en-US/complain", browser.At);
        // No unit has it: it can only be about the hotline.
        Assert.Null(browser.Page.QuerySelector("input[name='Form.About'][value=Unit]"));
        Assert.NotNull(browser.Page.QuerySelector(form));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        await using var portal = new PortalSite();
        var browser = await portal.Open(await portal.Ticket());
        await browser.Go("/zh-CN/complain");
        await browser.Submit(form, ("Form.Text", "还没选问题"));
        Assert.NotNull(browser.Page.QuerySelector("#complain-Kind-error"));
        Assert.Contains("还没选问题", browser.Page.QuerySelector("#complain-Text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await portal.Site.Db(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task A_second_complaint_from_another_window_is_refused_kindly()
    {
        await using var portal = new PortalSite();
        var number = await portal.Ticket();
        var (one, two) = (await portal.Open(number), await portal.Open(number));
        await one.Go("/zh-CN/complain");
        await two.Go("/zh-CN/complain");
        await one.Submit(form, ("Form.Kind", "overdue"), ("Form.Text", "一"));
        await two.Submit(form, ("Form.Kind", "overdue"), ("Form.Text", "二"));
        Assert.Contains("已有一件投诉正在处理", two.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.Site.Db(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task Sent_after_the_visit_has_lapsed_nothing_typed_is_lost()
    {
        await using var portal = new PortalSite();
        var browser = await portal.Open(await portal.Ticket());
        await browser.Go("/zh-CN/complain");
        portal.Clock.Advance(TimeSpan.FromMinutes(21));
        await browser.Submit(form, ("Form.Kind", "overdue"), ("Form.Text", "写了很久的话"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("写了很久的话", browser.Page.QuerySelector("#typed")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await portal.Site.Db(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task Posting_too_often_is_stopped_as_on_every_public_page()
    {
        await using var portal = new PortalSite(("Hotline:Public:PostsPerWindow", "2"));
        var browser = await portal.Open(await portal.Ticket());
        await browser.Go("/zh-CN/complain");
        await browser.Submit(form);
        await browser.Go("/zh-CN/complain");
        await browser.Submit(form);
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
    }
}
