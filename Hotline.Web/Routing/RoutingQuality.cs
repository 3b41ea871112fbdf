using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>A unit that was proposed, the unit that finally got it, and how often.</summary>
public sealed record Confusion(DepartmentCode Suggested, DepartmentCode Final, int Count);

/// <summary>How well tickets found their unit over some weeks, by the week of the first dispatch.</summary>
/// <param name="Weeks">Every week of the span, empty ones too, the oldest first.</param>
/// <param name="Bins">Ten bands of the machine's confidence; those that hold a ticket.</param>
/// <param name="Units">By the first unit, the most tickets first.</param>
/// <param name="Models">By the model that proposed; the empty name stands for no advice.</param>
/// <param name="Hands">By who dispatched: true for the system itself.</param>
/// <param name="Confusions">The most frequent, proposed and final unit being different.</param>
/// <param name="CountedTo">When the last event was that is counted; null before there was any.</param>
public sealed record RoutingFigures(
    IReadOnlyList<RoutingLine<DateOnly>> Weeks, IReadOnlyList<RoutingLine<int>> Bins, IReadOnlyList<RoutingLine<DepartmentCode>> Units,
    IReadOnlyList<RoutingLine<string>> Models, IReadOnlyList<RoutingLine<bool>> Hands, IReadOnlyList<Confusion> Confusions, DateTimeOffset? CountedTo)
{
    /// <summary>The whole span.</summary>
    public RoutingSum Total { get; } = Weeks.Aggregate(RoutingSum.None, (sum, week) => sum + week.Sum);

    /// <summary>Expected calibration error: how far confidence and truth lie apart, on average over the tickets; null without proposals.</summary>
    public double? CalibrationError => Total.Proposed == 0 ? null
        : Bins.Sum(b => b.Sum.Proposed * Math.Abs(b.Sum.MeanConfidence!.Value - b.Sum.ProposalRight.Rate!.Value)) / Total.Proposed;
}

/// How well first dispatches and proposals found the right unit. Reads sums, never tickets, so its work does not grow with them; no figure names a ticket.
/// <param name="Until">A day of the last week; by default today.</param>
/// <param name="Weeks">How many weeks, 1 to 52.</param>
/// <param name="Unit">First dispatched to this unit; in confusions, on either side.</param>
[Needs(Permission.Supervise | Permission.Dispatch | Permission.ManageAccounts)]
public sealed record RoutingQuality(DateOnly? Until = null, int Weeks = RoutingQuality.UsualWeeks, DepartmentCode? Unit = null) : IQuestion<RoutingFigures>
{
    /// <summary>Weeks shown when nobody chose.</summary>
    public const int UsualWeeks = 12;

    /// <summary>Weeks shown at most.</summary>
    public const int MostWeeks = 52;

    private const int shownConfusions = 20;

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<RoutingQuality, RoutingFigures>
    {
        public async Task<RoutingFigures> Handle(RoutingQuality request, CancellationToken ct)
        {
            var last = RoutedLife.MondayOf(request.Until ?? city.Now.Day(clock.GetUtcNow()));
            var count = Math.Clamp(request.Weeks, 1, MostWeeks);
            var first = last.AddDays(-7 * (count - 1));
            var sums = db.RoutingWeeks.AsNoTracking().Where(w => w.Week >= first && w.Week <= last);
            sums = request.Unit is { } unit ? sums.Where(w => w.Unit == unit) : sums;
            var weeks = await Lines(sums.GroupBy(w => w.Week)).ToDictionaryAsync(l => l.Key, l => l.Sum, ct);
            var bins = await Lines(sums.Where(w => w.Bin >= 0).GroupBy(w => w.Bin)).ToListAsync(ct);
            var units = await Lines(sums.GroupBy(w => w.Unit)).ToListAsync(ct);
            var models = await Lines(sums.GroupBy(w => w.Model)).ToListAsync(ct);
            var hands = await Lines(sums.GroupBy(w => w.Machine)).ToListAsync(ct);
            return new RoutingFigures(
                [.. Enumerable.Range(0, count).Select(i => first.AddDays(7 * i)).Select(w => new RoutingLine<DateOnly>(w, weeks.GetValueOrDefault(w, RoutingSum.None)))],
                [.. bins.OrderBy(l => l.Key)], [.. units.OrderByDescending(l => l.Sum.Dispatched).ThenBy(l => l.Key.Value, StringComparer.Ordinal)],
                [.. models.OrderBy(l => l.Key, StringComparer.Ordinal)], [.. hands.OrderBy(l => l.Key)],
                await Confused(first, last, request.Unit, ct),
                await db.LedgerMarks.Where(m => m.Ledger == KeepRoutingLedger.Ledger).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(ct));
        }

        private static IQueryable<RoutingLine<TKey>> Lines<TKey>(IQueryable<IGrouping<TKey, RoutingWeek>> groups) => groups.Select(g => new RoutingLine<TKey>(g.Key, new RoutingSum(
            g.Sum(w => w.Dispatched), g.Sum(w => w.Stood), g.Sum(w => w.Returned), g.Sum(w => w.Bin != RoutingWeek.NoAdvice ? w.Dispatched : 0), g.Sum(w => w.Unsure),
            g.Sum(w => w.Bin >= 0 ? w.Dispatched : 0), g.Sum(w => w.Followed), g.Sum(w => w.Hits), g.Sum(w => w.Confidence))));

        private async Task<List<Confusion>> Confused(DateOnly first, DateOnly last, DepartmentCode? unit, CancellationToken ct)
        {
            var pairs = db.RoutingPairs.Where(p => p.Week >= first && p.Week <= last);
            pairs = unit is { } one ? pairs.Where(p => p.Suggested == one || p.Final == one) : pairs;
            var sums = await pairs.GroupBy(p => new { p.Suggested, p.Final }).Select(g => new { g.Key.Suggested, g.Key.Final, Count = g.Sum(p => p.Count) })
                .OrderByDescending(p => p.Count).ThenBy(p => p.Suggested).ThenBy(p => p.Final).Take(shownConfusions).ToListAsync(ct);
            return [.. sums.Select(p => new Confusion(p.Suggested, p.Final, p.Count))];
        }
    }
}
