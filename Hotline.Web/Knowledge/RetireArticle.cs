using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Knowledge;

/// Takes an article out of use: it is no longer true, or nobody asks any more.
[Needs(Permission.EditArticles)]
public sealed record RetireArticle(long Id, int Version) : ICommand, IAudited
{
    /// <summary>Why, for the audit.</summary>
    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string? AuditDetail => Note.Trim();

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RetireArticle>
    {
        public async Task Handle(RetireArticle request, CancellationToken ct)
        {
            var article = await db.LoadArticle(request.Id, request.Version, ct);
            article.Retire(null, me.Stamp());
            await ArticleSearch.Forget(db, article, ct);
        }
    }
}
