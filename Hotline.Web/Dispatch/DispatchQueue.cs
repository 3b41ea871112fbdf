using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Dispatch;

/// Tickets that wait for a dispatcher, the most pressing first.
[Needs(Permission.Dispatch)]
public sealed record DispatchQueue(QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<DispatchQueue, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(DispatchQueue request, CancellationToken ct) =>
            request.Filter.Apply(db.Tickets.In(TicketState.Registered), city.Now, clock.GetUtcNow()).Page(request.Filter.Page, ct);
    }
}
