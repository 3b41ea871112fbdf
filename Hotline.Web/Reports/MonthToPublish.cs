using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// The first month that is over, whose day of publication has come, and that is not published yet; null when there is none.
[Needs(Permission.System)]
public sealed record MonthToPublish : IQuestion<DateOnly?>
{
    // A hotline that comes with an old store publishes the last year, not its whole past.
    private const int atMost = 12;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<MonthToPublish, DateOnly?>
    {
        public async Task<DateOnly?> Handle(MonthToPublish request, CancellationToken ct)
        {
            var today = city.Now.Day(clock.GetUtcNow());
            if (await Uncounted(city.Now.Time.Midnight(today), ct)
                || await db.Tickets.Where(t => t.RegisteredAt > DateTimeOffset.UnixEpoch).OrderBy(t => t.RegisteredAt).Select(t => (DateTimeOffset?)t.RegisteredAt).FirstOrDefaultAsync(ct) is not { } first)
            {
                return null;
            }

            var thisMonth = new DateOnly(today.Year, today.Month, 1);
            var known = await db.PublishedMonths.Where(m => m.Month >= thisMonth.AddMonths(-atMost)).Select(m => m.Month).ToListAsync(ct);
            for (var month = thisMonth.AddMonths(-atMost); month < thisMonth; month = month.AddMonths(1))
            {
                var due = month.AddMonths(1).AddDays(city.Now.ReportsOn(month).PublishDay - 1);
                if (today >= due && !known.Contains(month) && month.AddMonths(1) > city.Now.Day(first))
                {
                    return month;
                }
            }

            return null;
        }

        // The rates come from the performance ledger: as long as it has not counted what happened before today, it is too early.
        private async Task<bool> Uncounted(DateTimeOffset midnight, CancellationToken ct)
        {
            var read = await db.LedgerMarks.Where(m => m.Ledger == KeepKpiFacts.Ledger).Select(m => m.LastEvent).SingleOrDefaultAsync(ct);
            return await db.Set<TicketEvent>().Where(e => e.Id > read).OrderBy(e => e.Id).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(ct) < midnight
                || await db.KpiWatches.AnyAsync(w => w.After < midnight, ct);
        }
    }
}
