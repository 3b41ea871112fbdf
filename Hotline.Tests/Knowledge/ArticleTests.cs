using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Tests.Kit;
using Hotline.Web.Knowledge;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Knowledge;

/// <summary>The knowledge base: written, looked through by somebody else, found by everybody, replaced.</summary>
public sealed class ArticleTests
{
    [Fact]
    public async Task A_draft_is_seen_by_nobody_until_somebody_else_has_approved_it()
    {
        await using var house = await House.Open();
        var (editor, reviewer) = (house.As(Role.KnowledgeEditor), house.As(Role.Reviewer));
        var id = (await editor.Run(Draft("路灯不亮找谁修？", "报灯杆编号，24 小时内修复。"))).Value;
        Assert.Empty((await house.Citizen.Ask(new PublicArticles("路灯"))).Value!.Rows);
        Assert.Empty((await house.As(Role.Operator).Ask(new ArticleList(ArticleTab.Drafts))).Value!.Rows);
        var draft = (await editor.Ask(new ArticleDetails(id))).Value!.Article;
        Assert.Equal(RefusalCode.OwnArticle, (await editor.Run(new ApproveArticle(id, draft.Version, true))).Code);
        Assert.Equal(OutcomeKind.NotFound, (await house.Citizen.Ask(new OnePublicArticle(draft.PublicId))).Kind);
        Assert.True((await reviewer.Run(new ApproveArticle(id, draft.Version, true))).Ok);
        Assert.Equal("路灯不亮找谁修？", Assert.Single((await house.Citizen.Ask(new PublicArticles("路灯"))).Value!.Rows).Question);
        Assert.Equal(RefusalCode.ArticleDecided, (await editor.Run(Draft("x", "y") with { Id = id, Version = draft.Version + 1 })).Code);
    }

    [Fact]
    public async Task One_for_operators_only_is_found_by_them_and_by_no_citizen()
    {
        await using var house = await House.Open();
        var id = await Approved(house, Draft("停水怎么安抚？", "先道歉，再查公告。"), forEverybody: false);
        Assert.Empty((await house.Citizen.Ask(new PublicArticles("停水"))).Value!.Rows);
        Assert.Equal(OutcomeKind.NotFound, (await house.Citizen.Ask(new OnePublicArticle((await house.As(Role.KnowledgeEditor).Ask(new ArticleDetails(id))).Value!.Article.PublicId))).Kind);
        Assert.Equal(id, Assert.Single((await house.As(Role.Operator).Ask(new ArticleList(Words: "停水"))).Value!.Rows).Id);
    }

    [Fact]
    public async Task A_revision_takes_the_old_ones_place_and_its_address_leads_on()
    {
        await using var house = await House.Open();
        var editor = house.As(Role.KnowledgeEditor);
        var old = await Approved(house, Draft("高龄津贴怎么领？", "年满 80 周岁。"), forEverybody: true);
        var address = (await editor.Ask(new ArticleDetails(old))).Value!.Article.PublicId;
        var next = (await editor.Run(Draft("高龄津贴怎么领？", "年满 70 周岁。") with { Replaces = old })).Value;
        Assert.Equal("年满 80 周岁。", (await house.Citizen.Ask(new OnePublicArticle(address))).Value!.Article!.Answer);
        Assert.True((await house.As(Role.Reviewer).Run(new ApproveArticle(next, 1, true))).Ok);
        var gone = (await house.Citizen.Ask(new OnePublicArticle(address))).Value!;
        Assert.Null(gone.Article);
        Assert.Equal("年满 70 周岁。", (await house.Citizen.Ask(new OnePublicArticle(gone.Successor!))).Value!.Article!.Answer);
        Assert.Equal(next, Assert.Single((await house.As(Role.Operator).Ask(new ArticleList(Words: "津贴"))).Value!.Rows).Id);
    }

    [Fact]
    public async Task What_is_old_comes_up_for_review_and_what_is_over_is_not_told()
    {
        await using var house = await House.Open();
        var editor = house.As(Role.KnowledgeEditor);
        var today = house.City.Day(house.Clock.Now);
        var id = await Approved(house, Draft("春节活动在哪里？", "江滨广场。") with { ValidTo = today.AddDays(10), ReviewOn = today.AddDays(5) }, forEverybody: true);
        Assert.Empty((await editor.Ask(new ArticleList(ArticleTab.Stale))).Value!.Rows);
        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(id, Assert.Single((await editor.Ask(new ArticleList(ArticleTab.Stale))).Value!.Rows).Id);
        Assert.Single((await house.Citizen.Ask(new PublicArticles("春节"))).Value!.Rows);
        house.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty((await house.Citizen.Ask(new PublicArticles("春节"))).Value!.Rows);
        Assert.Empty((await house.As(Role.Operator).Ask(new ArticleList(Words: "春节"))).Value!.Rows);
        Assert.Equal("NoteMissing", Assert.Single((await editor.Run(new RetireArticle(id, 2))).Fields!).Code);
        Assert.True((await editor.Run(new RetireArticle(id, 2) { Note = "活动已结束" })).Ok);
        Assert.Equal("活动已结束", await house.Db(db => db.AuditLines.OrderByDescending(l => l.Id).Select(l => l.Detail).FirstAsync()));
        Assert.Empty((await editor.Ask(new ArticleList(ArticleTab.Stale))).Value!.Rows);
    }

    [Theory]
    [InlineData("", "答案", null, "QuestionMissing")]
    [InlineData("问题", "", null, "ArticleAnswerMissing")]
    [InlineData("问题", "答案", "nobody", "UnitUnknown")]
    public async Task A_draft_says_what_it_lacks(string question, string answer, string? unit, string code)
    {
        await using var house = await House.Open();
        var outcome = await house.As(Role.KnowledgeEditor).Run(Draft(question, answer) with { Unit = unit ?? "" });
        Assert.Equal((OutcomeKind.Invalid, code), (outcome.Kind, Assert.Single(outcome.Fields!).Code));
    }

    [Fact]
    public async Task Only_editors_write_and_the_older_version_is_stale()
    {
        await using var house = await House.Open();
        foreach (var desk in new[] { house.Citizen, house.As(Role.Operator), house.As(Role.Liaison, "police"), house.As(Role.Reviewer) })
        {
            Assert.Equal(OutcomeKind.Forbidden, (await desk.Run(Draft("问题", "答案"))).Kind);
        }

        var editor = house.As(Role.KnowledgeEditor);
        var id = (await editor.Run(Draft("问题", "答案"))).Value;
        Assert.True((await editor.Run(Draft("问题", "答案二") with { Id = id, Version = 1 })).Ok);
        Assert.Equal(OutcomeKind.Stale, (await editor.Run(Draft("问题", "答案三") with { Id = id, Version = 1 })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new ArticleDetails(id))).Kind);
        Found.None(await Data.QueryPlan.FullScans(house, () => house.Citizen.Ask(new PublicArticles("问题")), "articles"));
        Found.None(await Data.QueryPlan.FullScans(house, () => house.Citizen.Ask(new PublicArticles()), "articles"));
    }

    private static SaveArticle Draft(string question, string answer) => new()
    {
        Question = question, Answer = answer, Basis = "《条例》第三条", Category = "0108", Unit = "street-lighting", ValidFrom = new DateOnly(2026, 11, 1), ReviewOn = new DateOnly(2027, 5, 1),
    };

    private static async Task<long> Approved(House house, SaveArticle draft, bool forEverybody)
    {
        var id = (await house.As(Role.KnowledgeEditor).Run(draft)).Value;
        var outcome = await house.As(Role.Reviewer).Run(new ApproveArticle(id, 1, forEverybody));
        Assert.True(outcome.Ok, outcome.ToString());
        return id;
    }
}
