using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Dispatch;

/// <summary>How much waits for a dispatcher.</summary>
public sealed record QueueCounts(int All, int Urgent, int Critical, int Overdue);

/// Counts what waits for a dispatcher: all, urgent, critical, overdue.
[Needs(Permission.Dispatch)]
public sealed record DispatchCounts : IQuestion<QueueCounts>
{
    internal sealed class Handler(HotlineDb db, TimeProvider clock) : IQuestionHandler<DispatchCounts, QueueCounts>
    {
        public async Task<QueueCounts> Handle(DispatchCounts request, CancellationToken ct)
        {
            var waiting = db.Tickets.In(TicketState.Registered);
            var byUrgency = await waiting.GroupBy(t => t.Appeal.Urgency).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return new QueueCounts(
                byUrgency.Values.Sum(), byUrgency.GetValueOrDefault(Urgency.Urgent), byUrgency.GetValueOrDefault(Urgency.Critical),
                await waiting.OverdueAt(clock.GetUtcNow()).CountAsync(ct));
        }
    }
}
