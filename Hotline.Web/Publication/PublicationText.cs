using Hotline.Classifier;
using Hotline.Domain.Publication;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// <summary>The words by which published answers are found. Only published words are ever in it.</summary>
internal static class PublicationText
{
    /// <summary>Makes one findable.</summary>
    public static Task Index(HotlineDb db, PublishedReply published, CancellationToken ct)
    {
        var words = TextFeatures.Bigrams($"{published.Title}\n{published.Question}\n{published.Answer}");
        return db.Database.ExecuteSqlAsync($"INSERT INTO publication_text (rowid, words) VALUES ({published.Id}, {words})", ct);
    }

    /// <summary>Makes one unfindable.</summary>
    public static Task Forget(HotlineDb db, PublishedReply published, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM publication_text WHERE rowid = {published.Id}", ct);

    /// <summary>Those that hold a phrase; all where there is none.</summary>
    public static IQueryable<PublishedReply> With(HotlineDb db, string phrase) => phrase.Length == 0
        ? db.Publications
        : db.Publications.FromSql($"""SELECT * FROM "publications" WHERE "Id" IN (SELECT rowid FROM publication_text WHERE publication_text MATCH {phrase})""");
}
