using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>Why a clock of a ticket is due when it is, and which version of the limits said so.</summary>
public sealed record ExplainedDeadline(TicketNumber Number, string Title, string LimitVersion, DeadlineLedger Ledger);

/// Why a due date is what it is, day by day.
/// <param name="Number">The ticket.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Nth">Which of several of that name, from 1; null for the one that runs, or else the last.</param>
[Needs(Permission.SeeAllTickets | Permission.SeeOwnUnit)]
public sealed record ExplainDeadline(TicketNumber Number, ClockName Clock, int? Nth = null) : IQuestion<ExplainedDeadline>
{
    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : IQuestionHandler<ExplainDeadline, ExplainedDeadline>
    {
        public async Task<ExplainedDeadline> Handle(ExplainDeadline request, CancellationToken ct)
        {
            var ticket = await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleOrDefaultAsync(t => t.Number == request.Number, ct) ?? throw new NotThere(request.Number.ToString());
            return city.Now.Explain(ticket, request.Clock, request.Nth, me.Stamp().At) is { } ledger
                ? new ExplainedDeadline(ticket.Number, ticket.Appeal.Title, ticket.LimitVersion, ledger)
                : throw new NotThere($"{request.Number} {request.Clock} {request.Nth}");
        }
    }
}
