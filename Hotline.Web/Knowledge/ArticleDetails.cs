using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// <summary>An article, and what the person who looks at it may do with it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Replaced">The article it takes, or took, the place of.</param>
/// <param name="MayWrite">Write it, revise it, take it out of use.</param>
/// <param name="MayApprove">Approve it: not what one wrote oneself.</param>
public sealed record ArticleView(Article Article, Article? Replaced, bool MayWrite, bool MayApprove);

/// An article with everything, for who writes or approves it.
[Needs(Permission.EditArticles | Permission.Publish)]
public sealed record ArticleDetails(long Id) : IQuestion<ArticleView>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<ArticleDetails, ArticleView>
    {
        public async Task<ArticleView> Handle(ArticleDetails request, CancellationToken ct)
        {
            var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id, ct) ?? throw new NotThere($"article {request.Id}");
            var replaced = article.Replaces is { } old ? await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == old, ct) : null;
            return new ArticleView(article, replaced, me.May(Permission.EditArticles), article.State == ArticleState.Draft && article.EditedBy != me.Account);
        }
    }
}
