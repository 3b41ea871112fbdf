using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.FollowUp;

/// Closes the ticket of a citizen who could not be reached on enough different days.
[Does(TicketAction.CloseUnreached)]
public sealed record CloseUnreached : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<CloseUnreached>
    {
        public async Task Handle(CloseUnreached request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            ticket.CloseUnreached(city.Now.FollowUpOn(city.Now.Day(stamp.At)).Attempts, city.Now.Day, stamp);
        }
    }
}
