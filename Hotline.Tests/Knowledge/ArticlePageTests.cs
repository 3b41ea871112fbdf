using Bunit;
using Hotline.Domain;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Routing;
using Hotline.Tests.Tickets;
using Hotline.Web.Knowledge;
using Hotline.Web.Platform;
using Xunit;

namespace Hotline.Tests.Knowledge;

/// <summary>What is approved is what was read: nobody's typing is lost between the form and the button.</summary>
public sealed class ArticlePageTests : Stage
{
    private readonly Article draft = new("public-id", new ArticleText("路灯不亮找谁？", "报灯杆编号。", "", null, null, new DateOnly(2026, 11, 1), null, new DateOnly(2027, 5, 1)), null, new Stamp(new Actor("zhishi", "曾思敏"), Now));

    [Fact]
    public void Who_may_not_write_reads_the_draft_and_approves_what_was_read()
    {
        var page = Shown(mayWrite: false, mayApprove: true);
        Assert.Empty(page.FindAll("input, textarea, select"));
        Assert.Contains("报灯杆编号。", page.Find("article").TextContent, StringComparison.Ordinal);
        page.FindAll("button").First(b => b.TextContent.Contains("公开", StringComparison.Ordinal)).Click();
        Assert.Equal(new ApproveArticle(0, 1, true), Assert.Single(Door.Asked.OfType<ApproveArticle>()));
    }

    [Fact]
    public void What_was_typed_but_not_saved_is_not_passed_over_by_an_approval()
    {
        var page = Shown(mayWrite: true, mayApprove: true);
        Assert.All(Approvals(page), b => Assert.False(b.HasAttribute("disabled")));
        page.Find("#article-answer").Input("报灯杆编号和路名。");
        Assert.Equal(2, Approvals(page).Count);
        Assert.All(Approvals(page), b => Assert.True(b.HasAttribute("disabled")));
        Assert.Contains("先保存", page.Markup, StringComparison.Ordinal);
        page.Find("#article-answer").Input("报灯杆编号。");
        Assert.All(Approvals(page), b => Assert.False(b.HasAttribute("disabled")));
    }

    [Fact]
    public void One_s_own_draft_offers_no_approval()
    {
        var page = Shown(mayWrite: true, mayApprove: false);
        Assert.Empty(Approvals(page));
        Assert.Contains("编写人不能审核", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_takes_an_article_out_of_use_by_one_slip()
    {
        draft.Approve(true, new Stamp(new Actor("shenhe", "郑雅文"), Now));
        var page = Shown(mayWrite: true, mayApprove: false);
        page.Find("button.danger").Click();
        Assert.Empty(Door.Asked.OfType<RetireArticle>());
        page.Find("#retire-note").Input("政策已改");
        page.Find("form").Submit();
        Assert.Equal("政策已改", Assert.Single(Door.Asked.OfType<RetireArticle>()).Note);
    }

    private static List<AngleSharp.Dom.IElement> Approvals(IRenderedComponent<ArticlePage> page) => [.. page.FindAll("button").Where(b => b.TextContent.StartsWith("审核通过", StringComparison.Ordinal))];

    private IRenderedComponent<ArticlePage> Shown(bool mayWrite, bool mayApprove)
    {
        Door.Answers<ArticleDetails>(_ => new ArticleView(draft, null, mayWrite, mayApprove));
        return Render<ArticlePage>(p => p.Add(a => a.Which, "7"));
    }
}
