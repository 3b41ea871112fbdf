using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// Takes a published answer down; its address says so from then on.
[Needs(Permission.Publish)]
public sealed record RetractReply : ICommand, IAudited
{
    public long Id { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string? AuditDetail => null;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RetractReply>
    {
        public async Task Handle(RetractReply request, CancellationToken ct)
        {
            var published = await db.Publications.SingleOrDefaultAsync(p => p.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            published.Retract(request.Note, me.Stamp());
            await PublicationText.Forget(db, published, ct);
        }
    }
}
