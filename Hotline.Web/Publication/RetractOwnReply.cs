using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// A citizen no longer agrees: what was published of the own matter is taken down at once (个人信息保护法 art. 15).
[Needs(Permission.Citizen)]
public sealed record RetractOwnReply(TicketAccess Access) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Access.Number.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => null;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RetractOwnReply>
    {
        public async Task Handle(RetractOwnReply request, CancellationToken ct)
        {
            if (!await db.Opens(request.Access, ct))
            {
                throw new NotThere(request.Access.Number.ToString());
            }

            var number = request.Access.Number;
            var published = await db.Publications.SingleOrDefaultAsync(p => p.Ticket == number && p.State == PublicationState.Published, ct) ?? throw new NotThere(number.ToString());
            published.Retract("诉求人撤回同意", me.Stamp());
            await PublicationText.Forget(db, published, ct);
        }
    }
}
