using Hotline.Domain.Knowledge;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// <summary>What an address leads to: the article, or where it has gone.</summary>
/// <param name="Article">Null: it was published and is out of use.</param>
/// <param name="Successor">The address of the one that took its place.</param>
public sealed record FoundArticle(PublicArticle? Article, string? Successor);

/// A published article by its address.
[OpenToAll]
public sealed record OnePublicArticle(string Id) : IQuestion<FoundArticle>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<OnePublicArticle, FoundArticle>
    {
        public async Task<FoundArticle> Handle(OnePublicArticle request, CancellationToken ct) =>
            await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.PublicId == request.Id, ct) switch
            {
                { State: ArticleState.Published } article when article.HoldsOn(city.Now.Day(clock.GetUtcNow())) => new FoundArticle(
                    new PublicArticle(article.PublicId, article.Question, article.Answer, article.Basis, article.Unit, article.Category, article.ValidFrom, article.DecidedAt), null),
                { State: ArticleState.Published or ArticleState.Retired, ApprovedBy: not null } gone => new FoundArticle(null, gone.Successor),
                _ => throw new NotThere(request.Id),
            };
    }
}
