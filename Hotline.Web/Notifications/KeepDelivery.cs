using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// Keeps what became of a try to send; an alert the gateway refuses for good is reported to the dispatchers.
[Needs(Permission.System)]
public sealed record KeepDelivery(long Id, Delivery Delivery, string Why) : ICommand, IQuiet
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<KeepDelivery>
    {
        public async Task Handle(KeepDelivery request, CancellationToken ct)
        {
            var (message, now) = (await db.OutboxMessages.SingleAsync(m => m.Id == request.Id, ct), me.Stamp().At);
            if (request.Delivery == Delivery.Sent && message.State != OutboxState.Phoned)
            {
                message.BeSent(now);
            }
            else if (message.State == OutboxState.Waiting)
            {
                message.Fail(request.Delivery == Delivery.Rejected, request.Why, city.Now.DutyOn(city.Now.Day(now)), now);
                if (message is { State: OutboxState.Rejected, Unit: not null })
                {
                    db.Notices.Add(Notice.About(NoticeTopic.AlertRejected, message.Ticket, now, Permission.Dispatch));
                }
            }
        }
    }
}
