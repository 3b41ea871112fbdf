using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// <summary>Which articles.</summary>
public enum ArticleTab
{
    /// <summary>In use, for operators or everybody.</summary>
    InUse = 1,

    /// <summary>Drafts that wait for somebody else's approval.</summary>
    Drafts = 2,

    /// <summary>In use, and their day of review has come.</summary>
    Stale = 3,

    /// <summary>Out of use.</summary>
    Retired = 4,
}

/// <summary>A line of the list.</summary>
public sealed record ArticleRow(long Id, string Question, string Answer, string Basis, DepartmentCode? Unit, CategoryCode? Category, ArticleState State, DateOnly ReviewOn, string EditedByName, DateTimeOffset EditedAt);

/// Articles of the knowledge base by words; who only answers from it sees those in use.
[Needs(Permission.EditArticles | Permission.Publish | Permission.Intake)]
public sealed record ArticleList(ArticleTab Tab = ArticleTab.InUse, string? Words = null, int Page = 1) : IQuestion<Page<ArticleRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, TimeProvider clock) : IQuestionHandler<ArticleList, Page<ArticleRow>>
    {
        public Task<Page<ArticleRow>> Handle(ArticleList request, CancellationToken ct)
        {
            var today = city.Now.Day(clock.GetUtcNow());
            var inUse = ArticleSearch.With(db, request.Words).AsNoTracking().Where(a => a.State == ArticleState.Approved || a.State == ArticleState.Published);
            var found = (me.May(Permission.EditArticles | Permission.Publish) ? request.Tab : ArticleTab.InUse) switch
            {
                ArticleTab.Drafts => db.Articles.AsNoTracking().Where(a => a.State == ArticleState.Draft),
                ArticleTab.Stale => inUse.Where(a => a.ReviewOn <= today || a.ValidTo < today),
                ArticleTab.Retired => db.Articles.AsNoTracking().Where(a => a.State == ArticleState.Retired),
                _ => inUse.Where(a => a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today)),
            };
            return found.OrderByDescending(a => a.Id).Select(a => new ArticleRow(a.Id, a.Question, a.Answer, a.Basis, a.Unit, a.Category, a.State, a.ReviewOn, a.EditedByName, a.EditedAt)).Page(request.Page, ct);
        }
    }
}
