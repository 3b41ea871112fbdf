using Hotline.Domain.Identity;
using Hotline.Domain.Knowledge;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// An article with everything, for who writes or approves it.
[Needs(Permission.EditArticles | Permission.Publish)]
public sealed record ArticleDetails(long Id) : IQuestion<Article>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<ArticleDetails, Article>
    {
        public async Task<Article> Handle(ArticleDetails request, CancellationToken ct) =>
            await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id, ct) ?? throw new NotThere($"article {request.Id}");
    }
}
