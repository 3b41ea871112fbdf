using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// The tickets that wait for this person's unit, the most pressing first.
/// <param name="Tab">Which part of the inbox.</param>
/// <param name="Mine">Only those assigned to this person; null = so for a handler, the whole unit for everybody else.</param>
/// <param name="Filter">Narrowed further.</param>
[Needs(Permission.SignForUnit | Permission.Handle)]
public sealed record UnitInbox(InboxTab Tab, bool? Mine, QueueFilter Filter) : IQuestion<Page<TicketRow>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, TimeProvider clock) : IQuestionHandler<UnitInbox, Page<TicketRow>>
    {
        public Task<Page<TicketRow>> Handle(UnitInbox request, CancellationToken ct) => request.Tab == InboxTab.Help
            ? Helping(request.Filter, ct)
            : request.Filter.Apply(db.Inbox(me, request.Tab, request.Mine ?? me.OnlyAssigned), city.Now, clock.GetUtcNow()).Page(request.Filter.Page, ct);

        // By the co-operating unit's own clock, not by the lead's.
        private async Task<Page<TicketRow>> Helping(QueueFilter filter, CancellationToken ct)
        {
            var (units, now) = (me.Units.ToArray(), clock.GetUtcNow());
            var owed = filter.Overdue ? db.Owed(units).Where(a => a.DueAt < now) : db.Owed(units);
            var page = await owed.OrderBy(a => a.DueAt).ThenBy(a => a.Id)
                .Join((filter with { Overdue = false }).Narrow(db.Tickets, city.Now, now), a => a.Ticket, t => t.Number, (a, t) => new { a.Ticket, a.DueAt, a.DispatchedAt })
                .Page(filter.Page, ct);
            var numbers = page.Rows.Select(r => r.Ticket).Distinct().ToList();
            if (numbers.Count == 0)
            {
                return new Page<TicketRow>([], page.Total, page.Number, page.Size);
            }

            var rows = await db.Tickets.Where(t => numbers.Contains(t.Number)).Select(TicketRow.Of).ToDictionaryAsync(r => r.Number, ct);
            return new Page<TicketRow>(
                [.. page.Rows.Select(r => rows[r.Ticket] with { DueAt = r.DueAt, DueSince = r.DispatchedAt, DueClock = ClockName.CoOperate })], page.Total, page.Number, page.Size);
        }
    }
}
