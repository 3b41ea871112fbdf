using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>What a batch did.</summary>
public sealed record Reckoned(int Moved, int Settled) : IAuditedAnswer
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => AuditOutcome.Done;

    /// <inheritdoc/>
    public string? AuditDetail => $"~{Moved} ={Settled}";
}

/// Reckons the dates of some open tickets anew after the calendars changed, and notes how far the pass is.
/// <param name="Calendars">The state of the calendars the pass is for.</param>
/// <param name="Numbers">The tickets whose dates differ.</param>
/// <param name="Through">The last ticket number looked at.</param>
/// <param name="Looked">How many were looked at since the last note.</param>
/// <param name="Last">No other waits.</param>
[Needs(Permission.System)]
public sealed record ReckonTickets(string Calendars, IReadOnlyList<TicketNumber> Numbers, long Through, int Looked, bool Last) : ICommand<Reckoned>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Calendars;

    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : ICommandHandler<ReckonTickets, Reckoned>
    {
        public async Task<Reckoned> Handle(ReckonTickets request, CancellationToken ct)
        {
            if (city.Now.CalendarMark != request.Calendars)
            {
                throw new Stale($"calendars: {request.Calendars} is not {city.Now.CalendarMark}");
            }

            var (moved, settled) = (0, 0);
            foreach (var ticket in await HotlineDb.Whole(db.Tickets).Where(t => request.Numbers.Contains(t.Number)).ToListAsync(ct))
            {
                var before = (ticket.DueAt, ticket.HandleDueAt, ticket.DueProvisional);
                ticket.Reckon(city.Now);
                var moves = before.DueAt != ticket.DueAt || before.HandleDueAt != ticket.HandleDueAt;
                (moved, settled) = (moved + (moves ? 1 : 0), settled + (!moves && before.DueProvisional != ticket.DueProvisional ? 1 : 0));
            }

            var pass = await Pass(request.Calendars, ct);
            (pass.Through, pass.Looked, pass.Moved, pass.Settled) = (request.Through, pass.Looked + request.Looked, pass.Moved + moved, pass.Settled + settled);
            pass.DoneAt = request.Last ? me.Stamp().At : null;
            return new Reckoned(moved, settled);
        }

        private async Task<Reckoning> Pass(string calendars, CancellationToken ct)
        {
            var newest = await db.Reckonings.OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
            return newest is not null && newest.Calendars == calendars ? newest : db.Reckonings.Add(new Reckoning
            {
                Calendars = calendars, Years = string.Join(' ', city.Now.Time.Calendar.Years), StartedAt = me.Stamp().At,
            }).Entity;
        }
    }
}
