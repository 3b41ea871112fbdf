using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Publication;

/// Decides that an answer is not for the public.
[Needs(Permission.Publish)]
public sealed record RefusePublication : ICommand, IAudited
{
    public TicketNumber Number { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => null;

    internal sealed class Handler(HotlineDb db, CurrentUser me, Randomness random) : ICommandHandler<RefusePublication>
    {
        public async Task Handle(RefusePublication request, CancellationToken ct) =>
            db.Publications.Add(PublishedReply.Refuse(random.Key()[..16], await db.Load(request.Number, ct), request.Note.Trim(), me.Stamp()));
    }
}
