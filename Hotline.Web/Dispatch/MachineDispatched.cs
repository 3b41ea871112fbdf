using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Dispatch;

/// What the machine dispatched in the last days, the newest first, whatever became of it: for a person to look through.
[Needs(Permission.Dispatch)]
public sealed record MachineDispatched(QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    /// <summary>How far it looks back.</summary>
    public const int Days = 7;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<MachineDispatched, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(MachineDispatched request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var since = now.AddDays(-Days);
            return request.Filter.Narrow(db.Tickets.Where(t => t.MachineAt >= since), city.Now, now)
                .OrderByDescending(t => t.MachineAt).ThenByDescending(t => t.Number).Select(TicketRow.Of).Page(request.Filter.Page, ct);
        }
    }
}
