using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Puts an older model into use because the file of the one in use cannot be read.
[Needs(Permission.System)]
public sealed record FallBackToModel(long Id, string Version) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Version;

    internal sealed class Handler(HotlineDb db, ModelShelf shelf, TimeProvider clock) : ICommandHandler<FallBackToModel>
    {
        public async Task Handle(FallBackToModel request, CancellationToken ct)
        {
            var next = await db.Models.SingleAsync(m => m.Id == request.Id, ct);
            await shelf.Crown(next, clock.GetUtcNow(), ModelReason.Unreadable, null, ct);
            (next.Reason, next.Detail) = (ModelReason.Fallback, null);
        }
    }
}
