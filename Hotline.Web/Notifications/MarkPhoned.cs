using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// Somebody has told the person on duty by telephone.
[Needs(Permission.Dispatch | Permission.Intake)]
public sealed record MarkPhoned(long Id) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<MarkPhoned>
    {
        public async Task Handle(MarkPhoned request, CancellationToken ct)
        {
            var message = await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            message.BePhoned(me.Stamp());
        }
    }
}
