using Hotline.Classifier;
using Hotline.Domain.Knowledge;
using Hotline.Web.Data;
using Hotline.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// <summary>The words by which approved articles are found. A draft and a retired article are not in it.</summary>
internal static class ArticleSearch
{
    /// <summary>Makes one findable.</summary>
    public static Task Index(HotlineDb db, Article article, CancellationToken ct)
    {
        var words = TextFeatures.Bigrams($"{article.Question}\n{article.Answer}\n{article.Basis}");
        return db.Database.ExecuteSqlAsync($"INSERT INTO article_text (rowid, words) VALUES ({article.Id}, {words})", ct);
    }

    /// <summary>Makes one unfindable.</summary>
    public static Task Forget(HotlineDb db, Article article, CancellationToken ct) => db.Database.ExecuteSqlAsync($"DELETE FROM article_text WHERE rowid = {article.Id}", ct);

    /// <summary>Those that hold what was typed; all where nothing was.</summary>
    public static IQueryable<Article> With(HotlineDb db, string? typed)
    {
        var phrase = TextFeatures.BigramPhrase(typed is { Length: > SearchTerms.MaxLength } ? typed[..SearchTerms.MaxLength] : typed ?? "");
        return phrase.Length == 0 ? db.Articles : db.Articles.FromSql($"""SELECT * FROM "articles" WHERE "Id" IN (SELECT rowid FROM article_text WHERE article_text MATCH {phrase})""");
    }
}
