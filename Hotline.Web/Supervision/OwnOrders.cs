using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Supervision;

/// Supervision orders and leaders' remarks to this person's units, overdue ones first.
[Needs(Permission.SignForUnit | Permission.Handle)]
public sealed record OwnOrders(OrderFilter Filter) : IQuestion<Page<OrderRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, TimeProvider clock) : IQuestionHandler<OwnOrders, Page<OrderRow>>
    {
        public Task<Page<OrderRow>> Handle(OwnOrders request, CancellationToken ct) => request.Filter.Apply(db, me.Units, clock.GetUtcNow(), ct);
    }
}
