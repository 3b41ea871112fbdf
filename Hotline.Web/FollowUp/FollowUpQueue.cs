using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.FollowUp;

/// Citizens to be asked whether it was solved: first those who already said on the web that it was not, then the most pressing.
[Needs(Permission.FollowUp)]
public sealed record FollowUpQueue(QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<FollowUpQueue, Page<TicketRow>>
    {
        // A web answer of this round that has not closed the ticket was not content.
        public Task<Page<TicketRow>> Handle(FollowUpQueue request, CancellationToken ct) =>
            request.Filter.Narrow(db.Tickets.In(TicketState.ToFollowUp), city.Now, clock.GetUtcNow())
                .OrderByDescending(t => t.Evaluations.Any(e => e.Round == t.Redone + 1)).ThenBy(t => t.DueAt).ThenBy(t => t.Number)
                .Select(TicketRow.Of).Page(request.Filter.Page, ct);
    }
}
