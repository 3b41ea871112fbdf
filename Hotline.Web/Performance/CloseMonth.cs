using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// Closes a month: its figures are kept as they are now, under the scorecard of that month.
/// <param name="Month">Its first day.</param>
[Needs(Permission.Supervise)]
public sealed record CloseMonth(DateOnly Month) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, City city, MonthFigures figures, CurrentUser me) : ICommandHandler<CloseMonth>
    {
        public async Task Handle(CloseMonth request, CancellationToken ct)
        {
            var (stamp, month) = (me.Stamp(), new DateOnly(request.Month.Year, request.Month.Month, 1));
            Refusal.When(city.Now.Day(stamp.At) < month.AddMonths(1), RefusalCode.MonthCannotBeClosed, request.AuditObject);
            Refusal.When(await db.ClosedMonths.AnyAsync(m => m.Month == month, ct), RefusalCode.MonthCannotBeClosed, request.AuditObject);
            var mark = await db.LedgerMarks.Where(m => m.Ledger == KeepKpiFacts.Ledger).Select(m => new { m.LastEvent, m.At }).SingleOrDefaultAsync(ct);
            await CheckCounted(mark?.LastEvent ?? 0, EndOf(month), ct);

            var sheet = await figures.Read(month, live: true, medians: true, ct);
            db.ClosedMonths.Add(new ClosedMonth
            {
                Month = month, Scorecard = sheet.Card?.Version ?? "", CountedTo = mark?.At, At = stamp.At, By = stamp.By.Account, ByName = stamp.By.Name,
            });
            db.ClosedSums.AddRange(sheet.Units.SelectMany(u => u.Sums.Select(s => Sum(u, s.Key, s.Value))));
            db.ClosedSums.AddRange((await db.KpiSums.AsNoTracking().Where(s => s.Month == month && s.Unit == KpiFact.City).ToListAsync(ct)).Select(s => Sum(sheet.City, s.Kind, s.Sums)));
            if (sheet.City.Median is { } median)
            {
                db.ClosedSums.Add(new ClosedSum { Month = month, Unit = KpiFact.City, Kind = FactKind.Time, Median = median });
            }
        }

        // What happened in the month, or ended in it, must have been judged; what came later may still wait.
        private async Task CheckCounted(long read, DateTimeOffset end, CancellationToken ct)
        {
            var waits = await db.Set<TicketEvent>().Where(e => e.Id > read).AnyAsync(e => e.At < end, ct) || await db.KpiWatches.AnyAsync(w => w.After < end, ct);
            Refusal.When(waits, RefusalCode.MonthNotCounted);
        }

        private DateTimeOffset EndOf(DateOnly month)
        {
            var next = month.AddMonths(1).ToDateTime(default);
            return new DateTimeOffset(next, city.Now.Time.Zone.GetUtcOffset(next));
        }

        private static ClosedSum Sum(UnitFigures unit, FactKind kind, KpiSums sums) => new()
        {
            Month = unit.Month, Unit = unit.Unit, Kind = kind, Peers = unit.Peers, Hits = sums.All.Hits, Count = sums.All.Count, Value = sums.All.Value,
            ExcludedHits = sums.Excluded.Hits, ExcludedCount = sums.Excluded.Count, ExcludedValue = sums.Excluded.Value, Median = kind == FactKind.Time ? unit.Median : null,
        };
    }
}
