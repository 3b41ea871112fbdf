using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Supervision;

/// Supervision orders and leaders' remarks of the whole city, overdue ones first.
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record SupervisionOrders(OrderFilter Filter) : IQuestion<Page<OrderRow>>
{
    internal sealed class Handler(HotlineDb db, TimeProvider clock) : IQuestionHandler<SupervisionOrders, Page<OrderRow>>
    {
        public Task<Page<OrderRow>> Handle(SupervisionOrders request, CancellationToken ct) => request.Filter.Apply(db, null, clock.GetUtcNow(), ct);
    }
}
