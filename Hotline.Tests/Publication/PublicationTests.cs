using System.Net;
using System.Security.Claims;
using System.Xml.Linq;
using AngleSharp.Dom;
using Bunit;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.PublicPortal;
using Hotline.Web.Platform;
using Hotline.Web.Publication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hotline.Tests.Publication;

public sealed class PublicationTests
{
    [Fact]
    public async Task Only_what_was_agreed_to_and_protects_nobody_waits_for_a_decision()
    {
        await using var house = await House.Open();
        var agreed = await Closed(house, a => a with { MayPublish = true });
        await Closed(house, a => a);
        await Closed(house, a => a with { MayPublish = true, Confidential = true });
        await Closed(house, a => a with { MayPublish = true, ReportedUnit = new("water-affairs") });
        var open = await Given.Ticket(house, TicketState.UnderReview, with: a => a with { MayPublish = true });
        Assert.Equal(agreed, Assert.Single((await house.As(Role.Reviewer).Ask(new PublicationQueue(null))).Value!.Rows).Ticket);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Reviewer).Ask(new PublicationDraft(open.Number))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new PublicationQueue(null))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Ask(new PublicationDraft(agreed))).Kind);
    }

    [Fact]
    public async Task Nothing_sure_to_be_personal_and_no_secret_word_without_a_reason_is_published()
    {
        await using var house = await House.Open();
        var number = await Closed(house, a => a with { MayPublish = true, Caller = new Caller("诸葛明月", ["13912345678"], CallerKind.Person), Text = "我是诸葛明月，电话13912345678，反映未成年人进网吧。" });
        var reviewer = house.As(Role.Reviewer);
        var draft = (await reviewer.Ask(new PublicationDraft(number))).Value!;
        Assert.Equal("我是诸某，电话（电话略），反映未成年人进网吧。", draft.Question.Proposed);
        Assert.Equal(["未成年人"], draft.Secret);
        var request = new PublishReply { Number = number, Version = draft.Version, Title = "网吧", Question = draft.Question.Original, Answer = "已查处，经办人电话13800001111。", Checked = true };
        Assert.Equal([("Question", "StillPersonal"), ("Answer", "StillPersonal"), ("Note", "SecrecyNoteMissing")], (await reviewer.Run(request)).Fields!.Select(f => (f.Field, f.Code)));
        Assert.Equal("SecrecyUnchecked", Assert.Single((await reviewer.Run(request with { Checked = false })).Fields!).Code);
        Assert.Equal(OutcomeKind.Stale, (await reviewer.Run(request with { Version = draft.Version - 1, Question = "有人反映", Answer = "已查处。" })).Kind);
        Assert.True((await reviewer.Run(request with { Question = draft.Question.Proposed, Answer = "已查处。", Note = "不涉及具体孩子" })).Ok);
        Assert.Equal("我是诸葛明月，电话13912345678，反映未成年人进网吧。", (await house.Ticket(number)).Appeal.Text);
        Assert.Equal(RefusalCode.NotForPublication, (await reviewer.Run(new RefusePublication { Number = number, Note = "再想想" })).Code);
    }

    [Fact]
    public async Task What_is_published_is_found_in_three_languages_by_feed_and_address_and_is_gone_when_taken_down()
    {
        await using var portal = new PortalSite();
        var number = await Closed(portal, "夜市占道经营");
        var id = await Publish(portal, number, "夜市占道经营", "河堤夜市占道。", "当晚已清理。");
        foreach (var culture in new[] { "zh-CN", "en-US", "ja-JP" })
        {
            var browser = portal.Browse();
            await browser.Go($"/{culture}/replies?q=夜市占道&category=01&unit=urban-management");
            Assert.Equal($"/{culture}/replies/{id}", browser.Page.QuerySelector(".replies a")!.GetAttribute("href"));
            await browser.Go($"/{culture}/replies/{id}");
            Assert.Contains("当晚已清理。", browser.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(number.ToString(), browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            await browser.Go($"/{culture}/replies?q=不存在的词");
            Assert.Empty(browser.Page.QuerySelectorAll(".replies li"));
        }

        var client = portal.Browse();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await client.Client.GetStringAsync("/replies/feed.xml?unit=urban-management"));
        Assert.Equal("夜市占道经营", Assert.Single(feed.Root!.Elements(atom + "entry")).Element(atom + "title")!.Value);
        Assert.Empty(XDocument.Parse(await client.Client.GetStringAsync("/replies/feed.xml?unit=environment")).Root!.Elements(atom + "entry"));

        var own = await portal.Open(number);
        Assert.Contains("已经公开", own.Text, StringComparison.Ordinal);
        await own.Go("/zh-CN/status/unpublish");
        await own.Submit("form:has([value=unpublish])");
        Assert.Contains("已经撤下", own.Text, StringComparison.Ordinal);
        await client.Go($"/zh-CN/replies/{id}");
        Assert.Equal(HttpStatusCode.Gone, client.Status);
        Assert.DoesNotContain("当晚已清理", client.Text, StringComparison.Ordinal);
        await client.Go("/zh-CN/replies?q=夜市占道");
        Assert.Empty(client.Page.QuerySelectorAll(".replies li"));
        await own.Go("/zh-CN/status");
        Assert.DoesNotContain("已经公开", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_not_published_are_nowhere_to_be_found()
    {
        await using var portal = new PortalSite();
        var waiting = await Closed(portal, "玄武湖底沉船");
        var refused = await Closed(portal, "朱雀门外异响");
        var decided = await portal.Site.Services.GetRequiredService<UseCases>().Run(await Reviewer(portal), new RefusePublication { Number = refused, Note = "不宜" });
        Assert.True(decided.Ok, decided.ToString());
        var browser = portal.Browse();
        foreach (var words in new[] { "玄武湖", "朱雀门", "沉船", "异响", "\"", "* OR 1", "NEAR(", "" })
        {
            await browser.Go($"/zh-CN/replies?q={Uri.EscapeDataString(words)}");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Empty(browser.Page.QuerySelectorAll(".replies li"));
        }

        Assert.DoesNotContain("<entry>", await browser.Client.GetStringAsync("/replies/feed.xml"), StringComparison.Ordinal);
        await browser.Go("/zh-CN/replies/0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        _ = waiting;
    }

    [Fact]
    public async Task A_reviewer_publishes_on_the_page_and_takes_down_again()
    {
        await using var house = await House.Open();
        var number = await Closed(house, a => a with { MayPublish = true, Text = "王五女士住3栋2单元501室，楼上漏水。" });
        await using var screen = new Screen(house, house.As(Role.Reviewer));
        var page = screen.Context.Render<PublicationReviewPage>(p => p.Add(c => c.NumberText, number.ToString()));
        page.WaitForElement("#public-Question");
        Assert.Equal(2, page.FindAll("mark").Count);
        Assert.Equal("王某女士住（门牌略），楼上漏水。", page.Find("#public-Question").GetAttribute("value"));
        page.Find("#hide").Input("漏水");
        page.Find(".hide-words button").Click();
        page.Find("form.publication").Submit();
        page.WaitForAssertion(() => Assert.Contains("请先做保密审查", page.Markup, StringComparison.Ordinal));
        page.Find("#publish-checked").Change(true);
        page.Find("form.publication").Submit();
        page.WaitForAssertion(() => Assert.IsType<PublishReply>(screen.Sent[^1]));
        var published = Assert.Single((await house.As(Role.Reviewer).Ask(new PublicationQueue(PublicationState.Published))).Value!.Rows);
        Assert.Equal("王某女士住（门牌略），楼上××。", (await house.Db(db => Task.FromResult(db.Publications.Single()))).Question);
        Assert.True((await house.As(Role.Reviewer).Run(new RetractReply { Id = published.Id!.Value, Note = "当事人要求" })).Ok);
        Assert.Equal(RefusalCode.NotPublished, (await house.As(Role.Reviewer).Run(new RetractReply { Id = published.Id!.Value, Note = "再撤" })).Code);
    }

    [Fact]
    public async Task No_list_walks_through_all_tickets_or_all_publications()
    {
        await using var house = await House.Open();
        Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.Reviewer).Ask(new PublicationQueue(null))).Ok)));
        Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.As(Role.Reviewer).Ask(new PublicationQueue(PublicationState.Published))).Ok), "publications"));
        Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.Citizen.Ask(new PublishedReplies())).Ok), "publications"));
        Assert.Empty(await Data.QueryPlan.FullScans(house, async () => Assert.True((await house.Citizen.Ask(new PublishedReplies("夜市", "urban-management", "01"))).Ok), "publications"));
    }

    private static async Task<TicketNumber> Closed(House house, Func<Appeal, Appeal> with)
    {
        var ticket = await Given.Ticket(house, TicketState.ToFollowUp, with: a => with(a) with { Category = new("0101") });
        var outcome = await house.As(Role.FollowUpAgent).Run(new Web.FollowUp.CloseTicket { Number = ticket.Number, Version = ticket.Version, Solved = true, Result = 5, Attitude = 5 });
        Assert.True(outcome.Ok, outcome.ToString());
        return ticket.Number;
    }

    private static async Task<TicketNumber> Closed(PortalSite portal, string title)
    {
        var number = await portal.Answered(a => a with { MayPublish = true, Title = title });
        await portal.Act(number, t => t.Close(new Answers(true, 5, 5, null), portal.Stamp));
        return number;
    }

    [Fact]
    public async Task A_control_character_does_not_make_the_feed_unreadable()
    {
        await using var portal = new PortalSite();
        await Publish(portal, await Closed(portal, "夜市占道经营"), "夜市\u000B占道", "河堤夜市占道。", "当晚\u0008已\uFFFF清理\uD83D\uDE00。");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(XDocument.Parse(await portal.Browse().Client.GetStringAsync("/replies/feed.xml")).Root!.Elements(atom + "entry"));
        Assert.Equal(("夜市占道", "当晚已清理\uD83D\uDE00。"), (entry.Element(atom + "title")!.Value, entry.Element(atom + "summary")!.Value));
    }

    private static async Task<string> Publish(PortalSite portal, TicketNumber number, string title, string question, string answer)
    {
        var version = (await portal.Stored(number)).Version;
        var outcome = await portal.Site.Services.GetRequiredService<UseCases>().Send(
            await Reviewer(portal), new PublishReply { Number = number, Version = version, Title = title, Question = question, Answer = answer, Checked = true });
        Assert.True(outcome.Ok, outcome.ToString());
        return outcome.Value!;
    }

    // The demo city's reviewer.
    private static async Task<Visitor> Reviewer(PortalSite portal)
    {
        var names = portal.Site.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        var account = await portal.Site.Db(db => db.Users.SingleAsync(u => u.UserName == "shenhe"));
        return new Visitor(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(names.UserIdClaimType, account.Id), new Claim(names.UserNameClaimType, account.UserName!), new Claim(names.SecurityStampClaimType, account.SecurityStamp!)], "test")), "test");
    }
}
