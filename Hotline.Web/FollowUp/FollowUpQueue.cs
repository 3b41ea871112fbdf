using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.FollowUp;

/// Citizens to be asked whether it was solved: first those who already said that it was not, then the most pressing.
/// <param name="Filter">What is looked for.</param>
/// <param name="ByLink">Those instead whom nobody calls, while they may answer by link.</param>
[Needs(Permission.FollowUp)]
public sealed record FollowUpQueue(QueueFilter Filter, bool ByLink = false) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<FollowUpQueue, Page<TicketRow>>
    {
        // An answer of this round that has not closed the ticket was not content.
        public Task<Page<TicketRow>> Handle(FollowUpQueue request, CancellationToken ct) => request.ByLink
            ? request.Filter.Narrow(db.Tickets.Where(t => t.AnswerBy != null), city.Now, clock.GetUtcNow()).OrderBy(t => t.AnswerBy).Select(TicketRow.Of).Page(request.Filter.Page, ct)
            : request.Filter.Narrow(db.Tickets.In(TicketState.ToFollowUp).Where(t => t.AnswerBy == null), city.Now, clock.GetUtcNow())
                .OrderByDescending(t => t.Evaluations.Any(e => e.Round == t.Redone + 1)).ThenBy(t => t.DueAt).ThenBy(t => t.Number)
                .Select(TicketRow.Of).Page(request.Filter.Page, ct);
    }
}
