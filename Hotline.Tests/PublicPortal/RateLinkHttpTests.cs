using System.Net;
using System.Text.RegularExpressions;
using Hotline.Domain.Tickets;
using Hotline.Web.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>Rating by the link of a short message.</summary>
public sealed class RateLinkHttpTests
{
    [Theory]
    [InlineData("zh-CN", "谢谢您的评价")]
    [InlineData("en-US", "Thank you for your rating")]
    [InlineData("ja-JP", "評価をありがとうございました")]
    public async Task A_link_rates_once_and_then_opens_nothing(string culture, string thanks)
    {
        await using var portal = Portal();
        var number = await portal.Answered();
        var address = (await Link(portal)).Replace("zh-CN", culture, StringComparison.Ordinal);
        var browser = portal.Browse();
        await browser.Go(address);
        Assert.Contains(number.ToString(), browser.Text, StringComparison.Ordinal);
        // A wrong number reads nothing of the matter, the answer or the caller.
        foreach (var inner in new[] { "夜市", "烧烤", "执法队员", "陈", "138", "江畔" })
        {
            Assert.DoesNotContain(inner, browser.Text, StringComparison.Ordinal);
        }

        await browser.Submit("form:has([value=link])");
        Assert.Equal(TicketState.ToFollowUp, (await portal.Stored(number)).State);
        await browser.Submit("form:has([value=link])", ("Form.Solved", "true"), ("Form.Result", "4"), ("Form.Attitude", "5"), ("Form.Comment", "办得快"));
        Assert.Contains(thanks, browser.Text, StringComparison.Ordinal);
        var ticket = await portal.Stored(number);
        Assert.Equal((TicketState.Closed, EvaluationBy.Web, "办得快"), (ticket.State, ticket.Evaluations[0].Via, ticket.Evaluations[0].Comment));
        var again = portal.Browse();
        await again.Go(address);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Fact]
    public async Task Used_expired_guessed_and_overtaken_links_look_the_same()
    {
        await using var portal = Portal();
        var pages = new List<string>();
        async Task Look(string address)
        {
            var browser = portal.Browse();
            await browser.Go(address);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            pages.Add(Regex.Replace(PortalSite.WithoutTokens(browser.Page.Body!.OuterHtml), "/rate/[^\"#?]*", "/rate/"));
        }

        await Look($"/zh-CN/rate/{new string('a', 32)}");
        await Look("/zh-CN/rate/1");
        var rated = await portal.Answered();
        var used = await Link(portal);
        await portal.Act(rated, t => t.Rate(new Answers(true, 5, 5, null), new(Domain.Actor.Citizen, portal.Clock.Now)));
        await Look(used);
        await portal.Answered();
        var old = await Link(portal);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await Look(old);
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Two_who_hold_the_same_link_rate_once()
    {
        await using var portal = Portal();
        var number = await portal.Answered();
        var address = await Link(portal);
        var (one, two) = (portal.Browse(), portal.Browse());
        await one.Go(address);
        await two.Go(address);
        await one.Submit("form:has([value=link])", ("Form.Solved", "true"), ("Form.Result", "5"), ("Form.Attitude", "5"));
        await two.Submit("form:has([value=link])", ("Form.Solved", "false"), ("Form.Result", "1"), ("Form.Attitude", "1"));
        Assert.Contains("这个评价链接不能用", two.Text, StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single((await portal.Stored(number)).Evaluations).Result);
    }

    private static PortalSite Portal() => new(("Hotline:Sms:Url", DemoPhone.Word), ("Hotline:Public:Address", "http://localhost"));

    private static async Task<string> Link(PortalSite portal)
    {
        await portal.Site.Services.GetRequiredService<OutboxCourier>().Round(CancellationToken.None);
        var text = portal.Site.Services.GetRequiredService<DemoPhone>().Messages[0].Text;
        return text[text.IndexOf("/zh-CN/rate/", StringComparison.Ordinal)..];
    }
}
