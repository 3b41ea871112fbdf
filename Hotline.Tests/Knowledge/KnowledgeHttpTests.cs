using System.Net;
using Hotline.Domain;
using Hotline.Domain.Knowledge;
using Hotline.Tests.PublicPortal;
using Hotline.Tests.Routing;
using Hotline.Web.Knowledge;
using Xunit;

namespace Hotline.Tests.Knowledge;

/// <summary>Questions and answers as everybody reads them.</summary>
public sealed class KnowledgeHttpTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    [InlineData("ja-JP")]
    public async Task An_answer_is_found_by_words_and_read_at_its_address(string culture)
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go($"/{culture}/knowledge");
        Assert.NotNull(browser.Page.QuerySelector(".notice[role=status]"));
        var id = await portal.Site.Db(async db =>
        {
            var article = new Article("0123456789abcdef", new ArticleText("路灯不亮找谁修？", "报灯杆编号，24 小时内修复。", "条例", null, null, new(2026, 1, 1), null, new(2027, 1, 1)), null, new Stamp(new Actor("a", "甲"), portal.Clock.Now));
            article.Approve(true, new Stamp(new Actor("b", "乙"), portal.Clock.Now));
            db.Articles.Add(article);
            await db.SaveChangesAsync();
            await ArticleSearch.Index(db, article, default);
            return article.PublicId;
        });
        await browser.Go($"/{culture}/knowledge?q=路灯");
        await browser.Go(browser.Page.QuerySelector(".replies a")!.GetAttribute("href")!);
        Assert.Equal($"/{culture}/knowledge/{id}", browser.At);
        Assert.Contains("24 小时内修复", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bKnowledge\.\w", browser.Text);
        await browser.Go($"/{culture}/knowledge?q=没有这样的词");
        Assert.NotNull(browser.Page.QuerySelector(".notice[role=status]"));
        await browser.Go($"/{culture}/knowledge/ffffffffffffffff");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public void Every_code_in_the_demo_articles_exists()
    {
        var rows = Shipped.Rows("demo/articles.tsv", "question", "answer", "basis", "unit", "category");
        Assert.True(rows.Count >= 15);
        Assert.All(rows, row =>
        {
            Assert.NotNull(Shipped.City.Unit(new(row.Needed("unit"))));
            Assert.NotNull(Shipped.City.Category(new(row.Needed("category"))));
        });
    }
}
