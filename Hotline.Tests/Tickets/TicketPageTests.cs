using AngleSharp.Dom;
using Bunit;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Review;
using Hotline.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class TicketPageTests : Stage
{
    [Fact]
    public void The_buttons_are_the_actions_and_the_next_step_comes_first()
    {
        var page = Open(View(Answered(), TicketAction.SendBack, TicketAction.Approve));
        var buttons = page.FindAll(".action-bar button");
        Assert.Equal(["审核通过", "打回补充"], buttons.Select(b => b.TextContent));
        Assert.Equal(["primary", null], buttons.Select(b => b.GetAttribute("class")));
        Assert.Empty(Open(View(Answered())).FindAll(".action-bar"));
    }

    [Fact]
    public void Everything_is_at_one_look_and_the_caller_is_masked()
    {
        var page = Open(View(Answered()));
        foreach (var shown in new[] { "20261123-000077-", "夜市占道经营", "江畔花园3栋楼下", "请尽快清理占道摊档", "市城管局", "当晚已派执法队员清理。", "陈**", "138****1234", "待审核" })
        {
            Assert.Contains(shown, page.Markup, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("13800001234", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("陈小明", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confidential_caller_and_the_post_that_names_its_author_are_not_shown()
    {
        var ticket = Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 78), Given.Appeal() with { Confidential = true, SourceUrl = "https://forum.example/1", SourceAuthor = "夜猫子" }, Now);
        var page = Open(View(ticket) with { Caller = null, MayReveal = false });
        Assert.DoesNotContain("138****1234", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("forum.example", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("夜猫子", page.Markup, StringComparison.Ordinal);
        Assert.Contains("https://forum.example/1", Open(View(ticket)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_address_of_the_web_becomes_a_link()
    {
        var ticket = Given.New(TicketNumber.Of(new DateOnly(2026, 11, 23), 79), Given.Appeal() with { SourceUrl = "javascript:alert(1)" }, Now);
        Assert.DoesNotContain("javascript:", Open(View(ticket)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_opens_in_place_sends_its_request_and_the_page_says_so()
    {
        var ticket = Answered();
        var page = Open(View(ticket, TicketAction.Approve, TicketAction.SendBack));
        page.Find("[data-action=SendBack]").Click();
        page.Find(".action-form textarea").Change("请写明依据");
        page.Find(".action-form form").Submit();

        var sent = Assert.Single(Door.Asked.OfType<SendBackReply>());
        Assert.Equal((ticket.Number, ticket.Version, "请写明依据"), (sent.Number, sent.Version, sent.Remark));
        Assert.Contains("打回补充", page.Find(".notice.done").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".action-form"));
    }

    [Fact]
    public void Escape_puts_the_form_away_and_keeps_what_was_typed()
    {
        var page = Open(View(Answered(), TicketAction.SendBack));
        page.Find("[data-action=SendBack]").Click();
        page.Find(".action-form textarea").Change("打了一半");
        page.Find(".action-form").KeyDown("Escape");
        Assert.True(page.Find(".action-form").HasAttribute("hidden"));
        Assert.Equal("false", page.Find("[data-action=SendBack]").GetAttribute("aria-expanded"));
        page.Find("[data-action=SendBack]").Click();
        Assert.False(page.Find(".action-form").HasAttribute("hidden"));
        Assert.Equal("打了一半", page.Find(".action-form textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_colleague_who_was_faster_is_named_and_only_then_is_the_new_version_sent()
    {
        var ticket = Answered();
        var page = Open(View(ticket, TicketAction.SendBack, TicketAction.AddInformation));
        var old = ticket.Version;
        page.Find("[data-action=SendBack]").Click();
        page.Find(".action-form textarea").Change("请写明依据");
        var fresh = Answered();
        fresh.AddInformation("市民补充：昨晚又来了", new Stamp(new Actor("li", "李四"), Now.AddMinutes(20)));
        Door.Answers<TicketDetails>(_ => View(fresh, TicketAction.SendBack));

        await page.InvokeAsync(page.Instance.Refresh);

        Assert.Contains("李四", page.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        Assert.Contains("昨晚又来了", page.Markup, StringComparison.Ordinal);
        Assert.Equal("请写明依据", page.Find(".action-form textarea").GetAttribute("value"));
        Door.Ends = c => c is SendBackReply { Version: var v } && v == old ? new Outcome(OutcomeKind.Stale) : Outcome.Done;
        page.Find(".action-form form").Submit();
        Assert.Contains("同事刚刚", page.Find(".action-form .notice.error").TextContent, StringComparison.Ordinal);
        page.Find(".action-form form").Submit();
        Assert.Equal([old, fresh.Version], Door.Asked.OfType<SendBackReply>().Select(s => s.Version));
        Assert.Equal(["请写明依据", "请写明依据"], Door.Asked.OfType<SendBackReply>().Select(s => s.Remark));
    }

    [Fact]
    public async Task Who_has_seen_the_news_goes_on_with_the_new_version()
    {
        var page = Open(View(Answered(), TicketAction.SendBack));
        page.Find("[data-action=SendBack]").Click();
        page.Find(".action-form textarea").Change("请写明依据");
        var fresh = Answered();
        fresh.AddInformation("又来了", new Stamp(new Actor("li", "李四"), Now.AddMinutes(20)));
        Door.Answers<TicketDetails>(_ => View(fresh, TicketAction.SendBack));
        await page.InvokeAsync(page.Instance.Refresh);
        page.Find(".notice.warn button").Click();
        Assert.Empty(page.FindAll(".notice.warn:not(.gaps)"));
        page.Find(".action-form form").Submit();
        Assert.Equal(fresh.Version, Assert.Single(Door.Asked.OfType<SendBackReply>()).Version);
    }

    [Fact]
    public async Task A_step_that_is_no_longer_open_keeps_what_was_typed_and_says_so()
    {
        var page = Open(View(Answered(), TicketAction.SendBack));
        page.Find("[data-action=SendBack]").Click();
        page.Find(".action-form textarea").Change("请写明依据");
        Door.Answers<TicketDetails>(_ => View(Answered(approved: true)));
        await page.InvokeAsync(page.Instance.Refresh);
        Assert.Contains("不能再做这个操作", page.Find(".action-form .notice.warn").TextContent, StringComparison.Ordinal);
        Assert.Equal("请写明依据", page.Find(".action-form textarea").GetAttribute("value"));
    }

    [Theory]
    [InlineData("20261123-000077-", "校验码")]
    [InlineData("abc", "校验码")]
    [InlineData(null, "不在您的查看范围内")]
    public void An_unknown_or_mistyped_number_gets_a_clear_page(string? number, string says)
    {
        Door.Answers<TicketDetails>(_ => OutcomeKind.NotFound);
        var right = TicketNumber.Of(new DateOnly(2026, 11, 23), 77).ToString()[^1];
        number = number is ['2', ..] ? $"{number}{(right - '0' + 5) % 10}" : number;
        var page = Render<TicketPage>(p => p.Add(x => x.NumberText, number ?? TicketNumber.Of(new DateOnly(2026, 11, 23), 5).ToString()));
        Assert.Contains("找不到这张工单", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains(says, page.Markup, StringComparison.Ordinal);
        Assert.Equal("/console/search", page.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public void The_caller_is_unmasked_for_this_visit_with_the_reason_given()
    {
        Door.Answers<RevealCaller>(_ => new Caller("陈小明", ["13800001234"]));
        var page = Open(View(Answered()));
        page.Find(".reveal input").Change("核实地点");
        page.Find(".reveal").Submit();
        Assert.Equal("核实地点", Assert.Single(Door.Asked.OfType<RevealCaller>()).Reason);
        Assert.Equal("tel:13800001234", page.Find(".caller a").GetAttribute("href"));
    }

    [Fact]
    public void A_queue_leads_straight_into_the_form()
    {
        Services.GetService<Bunit.TestDoubles.BunitNavigationManager>()!.NavigateTo("/console/tickets/x?do=approve");
        Assert.Single(Open(View(Answered(), TicketAction.Approve)).FindAll(".action-form .beside"));
    }

    private IRenderedComponent<TicketPage> Open(TicketView view)
    {
        Door.Answers<TicketDetails>(_ => view);
        return Render<TicketPage>(p => p.Add(x => x.NumberText, view.Number.ToString()));
    }
}
