using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class PublicPagesHttpTests
{
    private static readonly string[] cultures = ["zh-CN", "en-US", "ja-JP"];
    private static readonly string[] pages = ["", "/submit", "/receipt", "/status", "/status/deadline", "/privacy", "/accessibility", "/sitemap", "/replies", "/complain", "/knowledge", "/figures", "/departments", "/departments/urban-management", "/ratings/2026", "/commitments"];

    [Fact]
    public async Task Every_page_speaks_three_languages_and_is_plain_HTML_under_a_strict_policy()
    {
        await using var portal = new PortalSite();
        foreach (var path in cultures.SelectMany(c => pages.Select(p => $"/{c}{p}")))
        {
            var browser = portal.Browse();
            var answer = await browser.Client.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            await browser.Go(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(path.Split('/')[1], browser.Page.DocumentElement.GetAttribute("lang"));
            Assert.Single(browser.Page.QuerySelectorAll("h1"));
            Assert.DoesNotContain("_framework/blazor", html, StringComparison.Ordinal);
            Assert.All(browser.Page.QuerySelectorAll("script"), script => Assert.False(string.IsNullOrEmpty(script.GetAttribute("src"))));
            Assert.Empty(browser.Page.QuerySelectorAll("style, [style]"));
            Assert.All(browser.Page.All, element => Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task No_page_shows_the_key_of_a_missing_word()
    {
        await using var portal = new PortalSite();
        var number = await portal.Answered();
        foreach (var culture in cultures)
        {
            var browser = await portal.Open(number, culture: culture);
            Assert.DoesNotMatch(@"\b(State|Event|Status|Rate|Submit|Field|Layout|Level)\.[A-Z]", browser.Text);
            foreach (var page in pages)
            {
                await browser.Go($"/{culture}{page}");
                Assert.DoesNotMatch(@"\b(State|Event|Status|Rate|Submit|Field|Layout|Level|Privacy|Home)\.[A-Z]", browser.Text);
            }
        }
    }

    [Theory]
    [InlineData("ja,en;q=0.5", "/ja-JP")]
    [InlineData("fr, en-GB;q=0.8, zh;q=0.5", "/en-US")]
    [InlineData("de", "/zh-CN")]
    [InlineData("en;q=0, ja", "/ja-JP")]
    [InlineData(null, "/zh-CN")]
    public async Task The_way_in_follows_the_browsers_language(string? accept, string home)
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        if (accept is not null)
        {
            browser.Client.DefaultRequestHeaders.Add("Accept-Language", accept);
        }

        await browser.Go("/");
        Assert.Equal(home, browser.At);
    }

    [Fact]
    public async Task The_footer_is_a_setting()
    {
        await using var portal = new PortalSite(("Hotline:Footer:Icp", "粤ICP备12345678号"), ("Hotline:Footer:Telephone", "0799-12345"), ("Hotline:CityNames:en-US", "Riverton"));
        var browser = portal.Browse();
        await browser.Go("/en-US");
        Assert.Contains("粤ICP备12345678号", browser.Text, StringComparison.Ordinal);
        Assert.Contains("0799-12345", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Riverton 12345 Citizen Hotline", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_shows_the_limits_in_force()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/zh-CN");
        Assert.Contains("咨询 2 个工作日", Regex.Replace(string.Join(' ', browser.Page.QuerySelectorAll(".limits div").Select(d => $"{d.QuerySelector("dt")!.TextContent} {d.QuerySelector("dd")!.TextContent}")), @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_the_readers_language()
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go("/ja-JP/nothing");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains("ページが見つかりません", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_are_kept_from_status_and_receipt()
    {
        await using var portal = new PortalSite();
        var client = portal.Browse().Client;
        var robots = await client.GetStringAsync("/robots.txt");
        Assert.All(cultures, c => Assert.Contains($"Disallow: /{c}/status", robots, StringComparison.Ordinal));
        Assert.Equal("noindex", (await client.GetAsync("/zh-CN/status")).Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task One_address_posts_so_often_and_is_then_told_what_to_do()
    {
        await using var portal = new PortalSite(("Hotline:Public:PostsPerWindow", "2"), ("Hotline:Public:WindowMinutes", "60"));
        var browser = portal.Browse();
        for (var i = 0; i < 2; i++)
        {
            await browser.Go("/en-US/submit");
            await browser.Submit("form:has([value=submit])");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
        }

        await browser.Go("/en-US/submit");
        await browser.Submit("form:has([value=submit])");
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Contains("Too many attempts", browser.Text, StringComparison.Ordinal);
        Assert.Contains("12345", browser.Text, StringComparison.Ordinal);
        await browser.Go("/en-US/submit");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_by_a_page_that_says_what_to_do()
    {
        await using var portal = new PortalSite();
        var answer = await portal.Browse().Client.PostAsync("/en-US/submit", new FormUrlEncodedContent([new("_handler", "submit"), new("Form.Title", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This page has expired", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
