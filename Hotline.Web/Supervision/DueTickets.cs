using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>A ticket the patrol must look at, and since when.</summary>
public sealed record DueTicket(TicketNumber Number, DateTimeOffset PatrolAt);

/// Tickets the patrol must look at now, those that wait longest first; some at a time, after one it has already looked at.
[Needs(Permission.System)]
public sealed record DueTickets(DueTicket? After) : IQuestion<IReadOnlyList<DueTicket>>
{
    /// <summary>How many are looked at in one go, in one transaction: nobody who types a call waits long for it.</summary>
    public const int AtOnce = 100;

    internal sealed class Handler(HotlineDb db, TimeProvider clock) : IQuestionHandler<DueTickets, IReadOnlyList<DueTicket>>
    {
        public async Task<IReadOnlyList<DueTicket>> Handle(DueTickets request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var due = db.Tickets.Where(t => t.PatrolAt <= now);
            if (request.After is { } after)
            {
                due = due.Where(t => t.PatrolAt > after.PatrolAt || (t.PatrolAt == after.PatrolAt && t.Number.CompareTo(after.Number) > 0));
            }

            return await due.OrderBy(t => t.PatrolAt).ThenBy(t => t.Number).Take(AtOnce).Select(t => new DueTicket(t.Number, t.PatrolAt!.Value)).ToListAsync(ct);
        }
    }
}
