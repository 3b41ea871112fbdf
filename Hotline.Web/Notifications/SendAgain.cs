using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// Has a message tried anew at once, after the gateway refused it or while it waits.
[Needs(Permission.Dispatch | Permission.Intake)]
public sealed record SendAgain(long Id) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me, SmsGateway gateway) : ICommandHandler<SendAgain>
    {
        public async Task Handle(SendAgain request, CancellationToken ct)
        {
            var message = await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            Refusal.When(!gateway.Exists, RefusalCode.NoGateway);
            message.TryAgain(me.Stamp().At);
        }
    }
}
