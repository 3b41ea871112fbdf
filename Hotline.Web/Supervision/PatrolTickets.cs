using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// Does to these tickets whatever the rules have asked for by now: lights, cards, automatic signing, late orders. Each once, in the order in which they fell due.
[Needs(Permission.System)]
public sealed record PatrolTickets(IReadOnlyList<TicketNumber> Numbers) : ICommand<int>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Numbers.Count == 1 ? Numbers[0].ToString() : null;

    /// <inheritdoc/>
    public string? AuditDetail => Numbers.Count.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<PatrolTickets, int>
    {
        public async Task<int> Handle(PatrolTickets request, CancellationToken ct)
        {
            var tickets = await HotlineDb.WithClocks(db.Tickets.Where(t => request.Numbers.Contains(t.Number))).ToListAsync(ct);
            return tickets.Sum(Patrol);
        }

        private int Patrol(Ticket ticket)
        {
            var (stamp, done) = (me.Stamp(), 0);
            while (ticket.NextMark(city.Now) is { } mark && mark.At <= stamp.At)
            {
                ticket.Take(mark, stamp);
                done++;
            }

            // Even where nothing was left to do, the next moment is reckoned anew; else it would be looked at for ever.
            ticket.Reckon(city.Now);
            return done;
        }
    }
}
