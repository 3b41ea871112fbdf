using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>Which open tickets a pass still has to look at; null where all were.</summary>
public sealed record ReckonPlan(string Calendars, IReadOnlyList<TicketNumber> Waiting);

/// What is left of the pass over open tickets that a change of the calendars needs.
[Needs(Permission.System)]
public sealed record NextToReckon : IQuestion<ReckonPlan?>
{
    internal sealed class Handler(HotlineDb db, City city, OpenDeadlines open) : IQuestionHandler<NextToReckon, ReckonPlan?>
    {
        public async Task<ReckonPlan?> Handle(NextToReckon request, CancellationToken ct)
        {
            var mark = city.Now.CalendarMark;
            var newest = await db.Reckonings.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
            if (newest is { DoneAt: not null } && newest.Calendars == mark)
            {
                return null;
            }

            var through = newest?.Calendars == mark ? newest.Through : 0;
            return new ReckonPlan(mark, [.. (await open.Numbers(null, ct)).Where(n => n.Value > through)]);
        }
    }
}
