using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Review;

/// Replies that wait for a reviewer, the most pressing first.
[Needs(Permission.Review)]
public sealed record ReviewQueue(QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<ReviewQueue, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(ReviewQueue request, CancellationToken ct) =>
            request.Filter.Apply(db.Tickets.In(TicketState.UnderReview), city.Now, clock.GetUtcNow()).Page(request.Filter.Page, ct);
    }
}
