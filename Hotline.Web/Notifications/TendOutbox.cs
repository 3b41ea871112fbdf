using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// Drops messages nobody needs any more, because the unit has signed, another has the ticket, or the citizen has answered; tells the next person on duty of a critical ticket nobody has signed.
[Needs(Permission.System)]
public sealed record TendOutbox : ICommand<int>, IQuiet
{
    private const int atOnce = 100;

    internal sealed class Handler(HotlineDb db, CurrentUser me, DutyAlerts alerts) : ICommandHandler<TendOutbox, int>
    {
        public async Task<int> Handle(TendOutbox request, CancellationToken ct)
        {
            var now = me.Stamp().At;
            var moot = await db.OutboxMessages.Unsettled()
                
                .Where(m => m.Unit != null
                    ? !db.Tickets.Any(t => t.Number == m.Ticket && t.State == TicketState.Dispatched && t.Lead == m.Unit)
                    : (m.Kind == OutboxKind.Invite || m.Kind == OutboxKind.LastInvite) && db.Tickets.Any(t => t.Number == m.Ticket && t.Evaluations.Any(e => e.Round == t.Redone + 1)))
                .OrderBy(m => m.Id).Take(atOnce).ToListAsync(ct);
            foreach (var message in moot)
            {
                message.Drop(now);
            }

            var due = await db.OutboxMessages.Where(m => m.EscalateAt <= now).OrderBy(m => m.EscalateAt).Take(atOnce).ToListAsync(ct);
            foreach (var message in due)
            {
                message.BeEscalated();
                await Escalate(message, now, ct);
            }

            return moot.Count + due.Count;
        }

        private async Task Escalate(OutboxMessage message, DateTimeOffset now, CancellationToken ct)
        {
            var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Number == message.Ticket, ct);
            if (ticket.State != TicketState.Dispatched || ticket.Lead != message.Unit || message.Unit is not { } unit)
            {
                return;
            }

            var others = (await alerts.OnDuty(db, unit, now, ct)).Where(e => e.Id != message.Duty && e.Phone != message.Recipient).ToList();
            if (others is [var next, ..])
            {
                db.OutboxMessages.Add(alerts.Write(OutboxKind.DutyAlertAgain, ticket, next, null, now));
            }
            else
            {
                db.Notices.Add(Notice.About(NoticeTopic.NobodyOnDuty, ticket.Number, now, Permission.Dispatch));
            }
        }
    }
}
