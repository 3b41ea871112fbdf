using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Tickets;

/// <summary>How much waits at a place of the console, and how much of it is late.</summary>
/// <param name="Path">The place.</param>
/// <param name="Count">How much; at the supervisor's the red lights.</param>
/// <param name="Overdue">Of those, past their time.</param>
/// <param name="Answers">At the supervisor's: answers to orders that wait for a word.</param>
public sealed record Waiting(string Path, int Count, int Overdue, int? Answers = null);

/// What waits for this person, place by place.
[Needs(Permission.SeeAllTickets | Permission.SeeOwnUnit)]
public sealed record Workload : IQuestion<IReadOnlyList<Waiting>>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me, TimeProvider clock) : IQuestionHandler<Workload, IReadOnlyList<Waiting>>
    {
        public async Task<IReadOnlyList<Waiting>> Handle(Workload request, CancellationToken ct)
        {
            var counts = new List<Waiting>();
            async Task Count(Permission anyOf, string path, IQueryable<Ticket> tickets)
            {
                if (me.May(anyOf))
                {
                    counts.Add(new Waiting(path, await tickets.CountAsync(ct), await tickets.OverdueAt(clock.GetUtcNow()).CountAsync(ct)));
                }
            }

            await Count(Permission.Dispatch, "/console/dispatch", db.Tickets.In(TicketState.Registered));
            await Count(Permission.Decide, "/console/requests", Open().Where(t => t.Requests.Any(r => r.State == UnitRequestState.Pending)));
            if (me.May(Permission.SeeBoards | Permission.Supervise))
            {
                counts.Add(new Waiting(
                    "/console/supervision", await db.Tickets.InStages().CountAsync(t => t.Light == WarningLevel.Red, ct), 0, await db.Orders(OrderState.Answered).CountAsync(ct)));
            }

            await Count(Permission.Supervise, "/console/rulings", Open().Where(t => t.Requests.Any(r => r.State == UnitRequestState.ForRuling)));
            await Count(Permission.SignForUnit | Permission.Handle, "/console/inbox", OfMyUnits());
            if (me.May(Permission.SignForUnit | Permission.Handle))
            {
                var (now, units) = (clock.GetUtcNow(), me.Units);
                var own = db.Orders(OrderState.Open).Where(o => o.Unit != null && units.Contains(o.Unit.Value));
                counts.Add(new Waiting("/console/orders", await own.CountAsync(ct), await own.CountAsync(o => o.DueAt < now, ct)));
            }

            await Count(Permission.Review, "/console/review", db.Tickets.In(TicketState.UnderReview));
            await Count(Permission.FollowUp, "/console/follow-up", db.Tickets.In(TicketState.ToFollowUp).Where(t => t.AnswerBy == null));
            if (me.May(Permission.Supervise))
            {
                var (now, open) = (clock.GetUtcNow(), db.Complaints.Where(c => c.State == ComplaintState.Open));
                counts.Add(new Waiting("/console/complaints", await open.CountAsync(ct), await open.CountAsync(c => c.DueAt < now, ct)));
            }

            if (me.May(Permission.Dispatch | Permission.Intake))
            {
                counts.Add(new Waiting("/console/outbox", await db.OutboxMessages.ForPeople().CountAsync(ct), await db.OutboxMessages.CountAsync(m => m.State == OutboxState.Rejected, ct)));
            }

            return counts;
        }

        private IQueryable<Ticket> Open() => db.Tickets.In(TicketState.Dispatched, TicketState.InHand);

        private IQueryable<Ticket> OfMyUnits()
        {
            DepartmentCode?[] units = [.. me.Units.Select(u => (DepartmentCode?)u)];
            var account = me.Account;
            var mine = Open().Where(t => units.Contains(t.Lead));
            return me.OnlyAssigned ? mine.Where(t => t.Assignments.Any(a => a.Handler == account && a.RelievedAt == null)) : mine;
        }
    }
}
