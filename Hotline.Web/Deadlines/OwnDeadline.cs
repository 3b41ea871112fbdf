using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// Explains to a citizen until when the own appeal must be answered, and why just then. What units asked the centre for stays inside.
[OpenToAll]
public sealed record OwnDeadline(TicketAccess Access) : IQuestion<DeadlineLedger>
{
    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : IQuestionHandler<OwnDeadline, DeadlineLedger>
    {
        public async Task<DeadlineLedger> Handle(OwnDeadline request, CancellationToken ct)
        {
            var ticket = await db.Opens(request.Access, ct)
                ? await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleAsync(t => t.Number == request.Access.Number, ct)
                : throw new NotThere(request.Access.Number.ToString());
            // A merged ticket follows another citizen's: of that one only the date itself is told, on the status page.
            var ledger = ticket.State == TicketState.Merged ? null : city.Now.Explain(ticket, ClockName.Handle, null, me.Stamp().At);
            return ledger is null ? throw new NotThere($"{ticket.Number} has no overall limit") : ledger with { Waits = [], Days = [.. ledger.Days.Select(d => d with { Waited = 0 })] };
        }
    }
}
