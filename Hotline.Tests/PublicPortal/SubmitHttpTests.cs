using System.Net;
using AngleSharp.Dom;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class SubmitHttpTests
{
    private const string form = "form:has([value=submit])";

    [Fact]
    public async Task A_citizen_submits_reads_the_receipt_once_and_opens_the_ticket_with_it()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit(form, PortalSite.Filled(("Form.Area", "jiangbei-dongge"), ("Form.Confidential", "true")));
        Assert.Equal("/zh-CN/receipt", browser.At);
        var number = browser.Page.QuerySelector(".number")!.TextContent;
        var code = browser.Page.QuerySelector(".code")!.TextContent;
        Assert.Matches(@"^20261123-\d{6}-\d$", number);
        Assert.Matches(@"^\d{8}$", code);
        Assert.Contains("15 个工作日", browser.Text, StringComparison.Ordinal);

        await browser.Go("/zh-CN/receipt");
        Assert.DoesNotContain(code, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("查询码已经显示过", browser.Text, StringComparison.Ordinal);

        Assert.True(TicketNumber.TryParse(number, out var parsed));
        var status = await portal.Open(parsed, code);
        Assert.Contains("已受理", status.Text, StringComparison.Ordinal);
        var ticket = await portal.Stored(parsed);
        Assert.Equal(Channel.Web, ticket.Appeal.Channel);
        Assert.Equal(AppealType.Complaint, ticket.Appeal.Type);
        Assert.Equal("13800001234", Assert.Single(ticket.Appeal.Caller.Phones));
        Assert.True(ticket.Appeal.Confidential);
        Assert.True(ticket.Appeal.ReplyWanted);
        Assert.Equal("jiangbei-dongge", ticket.Appeal.Area?.Value);
    }

    [Fact]
    public async Task Sending_the_same_form_twice_is_one_ticket_and_the_same_receipt()
    {
        await using var portal = new PortalSite();
        var (one, two) = (portal.Browse(), portal.Browse());
        await one.Go("/zh-CN/submit");
        await two.Go("/zh-CN/submit");
        var once = one.Page.QuerySelector("[name='Form.Once']")!.GetAttribute("value")!;
        Assert.NotEqual(once, two.Page.QuerySelector("[name='Form.Once']")!.GetAttribute("value"));
        await one.Submit(form, PortalSite.Filled());
        await two.Submit(form, PortalSite.Filled(("Form.Once", once)));
        Assert.Equal(one.Page.QuerySelector(".number")!.TextContent, two.Page.QuerySelector(".number")!.TextContent);
        Assert.Equal(one.Page.QuerySelector(".code")!.TextContent, two.Page.QuerySelector(".code")!.TextContent);
        Assert.Equal(1, await portal.Site.Db(db => db.Tickets.CountAsync(t => t.Appeal.Channel == Channel.Web)));
    }

    [Fact]
    public async Task Long_after_it_was_sent_a_form_shows_no_code_any_more()
    {
        await using var portal = new PortalSite();
        var (one, two) = (portal.Browse(), portal.Browse());
        await one.Go("/en-US/submit");
        await two.Go("/en-US/submit");
        var once = one.Page.QuerySelector("[name='Form.Once']")!.GetAttribute("value")!;
        await one.Submit(form, PortalSite.Filled());
        var code = one.Page.QuerySelector(".code")!.TextContent;
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        await two.Submit(form, PortalSite.Filled(("Form.Once", once)));
        Assert.Equal("/en-US/receipt", two.At);
        Assert.DoesNotContain(code, two.Text, StringComparison.Ordinal);
        Assert.Contains(one.Page.QuerySelector(".number")!.TextContent, two.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/en-US/submit");
        await browser.Submit(form, ("Form.Title", "Street <light> out"), ("Form.Text", "\nfirst line & more"), ("Form.Phone", "12"), ("Form.Area", "jiangbei"), ("Form.NoReplyWanted", "true"));
        Assert.Equal("/en-US/submit", browser.At);
        foreach (var (field, said) in new[] { ("Type", "Please choose what you would like to do."), ("Phone", "This is not a telephone number"), ("Consent", "Please read how your data are used") })
        {
            Assert.Contains(said, browser.Page.QuerySelector($"#f-{field}-error")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(browser.Page.QuerySelector($"#errors a[href='/en-US/submit#f-{field}']"));
            Assert.NotNull(browser.Page.QuerySelector($"#f-{field}"));
        }

        Assert.Null(browser.Page.QuerySelector("#f-Title-error"));
        Assert.Equal("Street <light> out", browser.Page.QuerySelector("#f-Title")!.GetAttribute("value"));
        Assert.Equal("\nfirst line & more", browser.Page.QuerySelector("#f-Text")!.TextContent);
        Assert.Equal("jiangbei", browser.Page.QuerySelector("#f-Area option[selected]")!.GetAttribute("value"));
        Assert.True(browser.Page.QuerySelector("#f-NoReplyWanted")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task An_anonymous_appeal_keeps_neither_name_nor_telephone()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit(form, PortalSite.Filled(("Form.Anonymous", "true"), ("Form.Name", "陈小明")));
        Assert.Equal("/zh-CN/receipt", browser.At);
        var ticket = await portal.Site.Db(db => db.Tickets.SingleAsync(t => t.Appeal.Channel == Channel.Web));
        Assert.True(ticket.Appeal.Caller.Anonymous);
        Assert.Empty(ticket.Appeal.Caller.Name);
        Assert.Empty(ticket.Appeal.Caller.Phones);
    }

    [Fact]
    public async Task A_machine_that_fills_in_every_field_registers_nothing_and_a_person_may_try_again()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN/submit");
        await browser.Submit(form, PortalSite.Filled(("Form.Website", "http://spam.example")));
        Assert.Equal("/zh-CN/submit", browser.At);
        Assert.Contains("看起来像是自动填写", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.Site.Db(db => db.Tickets.CountAsync(t => t.Appeal.Channel == Channel.Web)));
        await browser.Submit(form);
        Assert.Equal("/zh-CN/receipt", browser.At);
    }

    [Fact]
    public async Task An_area_that_does_not_exist_is_refused_at_its_field()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/ja-JP/submit");
        await browser.Submit(form, PortalSite.Filled(("Form.Area", "atlantis")));
        Assert.Contains("この区域はありません", browser.Page.QuerySelector("#f-Area-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_code_is_in_no_address_and_its_cookie_is_out_of_reach_of_scripts()
    {
        await using var portal = new PortalSite();
        var client = portal.Site.CreateClient(new() { AllowAutoRedirect = false });
        var browser = new Browser(client);
        await browser.Go("/zh-CN/submit");
        var fields = browser.Page.QuerySelectorAll($"{form} [type=hidden]").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!));
        var answer = await client.PostAsync("/zh-CN/submit", new FormUrlEncodedContent([.. fields.Concat(PortalSite.Filled()).Select(f => KeyValuePair.Create(f.Item1, f.Item2))]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/zh-CN/receipt", new Uri(client.BaseAddress!, answer.Headers.Location!).PathAndQuery);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("hotline-receipt=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
