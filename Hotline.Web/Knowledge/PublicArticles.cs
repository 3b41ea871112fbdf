using Hotline.Domain.Knowledge;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// <summary>An article as everybody reads it.</summary>
public sealed record PublicArticle(string Id, string Question, string Answer, string Basis, DepartmentCode? Unit, CategoryCode? Category, DateOnly ValidFrom, DateTimeOffset? At);

/// Published articles that hold today, by words and first-level category, the newest first.
[OpenToAll]
public sealed record PublicArticles(string? Words = null, string? Category = null, int Page = 1) : IQuestion<Page<PublicArticle>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<PublicArticles, Page<PublicArticle>>
    {
        public Task<Page<PublicArticle>> Handle(PublicArticles request, CancellationToken ct)
        {
            var today = city.Now.Day(clock.GetUtcNow());
            var found = ArticleSearch.With(db, request.Words).AsNoTracking().Where(a => a.State == ArticleState.Published && a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today));
            if (request.Category is { Length: > 0 } category)
            {
                CategoryCode?[] below = [.. city.Now.Categories.Where(c => c.Code.Value.StartsWith(category, StringComparison.Ordinal)).Select(c => (CategoryCode?)c.Code)];
                found = found.Where(a => below.Contains(a.Category));
            }

            return found.OrderByDescending(a => a.Id).Select(a => new PublicArticle(a.PublicId, a.Question, a.Answer, a.Basis, a.Unit, a.Category, a.ValidFrom, a.DecidedAt)).Page(request.Page, ct);
        }
    }
}
