using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// Lifts a hold: the rules about keeping apply to the ticket again.
[Needs(Permission.ManageRoles)]
public sealed record ReleaseTicket(long Id) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ReleaseTicket>
    {
        public async Task Handle(ReleaseTicket request, CancellationToken ct)
        {
            var hold = await db.RetentionHolds.SingleOrDefaultAsync(h => h.Id == request.Id, ct) ?? throw new NotThere($"hold {request.Id}");
            hold.Release(me.Stamp());
        }
    }
}
