using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Knowledge;

/// Approves a colleague's draft, for operators or for everybody; the article it replaces goes out of use in the same moment.
[Needs(Permission.EditArticles | Permission.Publish)]
public sealed record ApproveArticle(long Id, int Version, bool ForEverybody) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ApproveArticle>
    {
        public async Task Handle(ApproveArticle request, CancellationToken ct)
        {
            var (article, stamp) = (await db.LoadArticle(request.Id, request.Version, ct), me.Stamp());
            article.Approve(request.ForEverybody, stamp);
            await ArticleSearch.Index(db, article, ct);
            if (article.Replaces is { } old && await db.Articles.SingleOrDefaultAsync(a => a.Id == old && a.State != Domain.Knowledge.ArticleState.Retired, ct) is { } before)
            {
                before.Retire(request.ForEverybody ? article.PublicId : null, stamp);
                await ArticleSearch.Forget(db, before, ct);
            }
        }
    }
}
