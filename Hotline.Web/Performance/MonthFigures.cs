using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// <summary>Reads months: sums by unit, never tickets; a closed month as it was unless asked otherwise.</summary>
public sealed class MonthFigures(HotlineDb db, City city)
{
    private sealed record Line(DateOnly Month, DepartmentCode Unit, FactKind Kind, DepartmentKind? Peers, KpiSums Sums, double? Median);

    /// <summary>Every unit in one month, scored and ranked.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="live">As it would be reckoned today, though it was closed.</param>
    /// <param name="medians">Also the middle handling times, which need the single times of the month.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<MonthSheet> Read(DateOnly month, bool live, bool medians, CancellationToken ct)
    {
        var closed = await db.ClosedMonths.AsNoTracking().SingleOrDefaultAsync(m => m.Month == month, ct);
        var card = city.Now.Scorecards.InForce(month);
        var lines = closed is not null && !live
            ? await db.ClosedSums.AsNoTracking().Where(s => s.Month == month).ToListAsync(ct) is var old ? old.ConvertAll(s => new Line(s.Month, s.Unit, s.Kind, s.Peers, s.Sums, s.Median)) : []
            : await Live(db.KpiSums.Where(s => s.Month == month), medians ? db.KpiFacts.Where(f => f.Month == month && f.Kind == FactKind.Time) : null, ct);
        var units = Rank(lines.Where(l => l.Unit != KpiFact.City).GroupBy(l => l.Unit).Select(g => Figures(g.Key, month, [.. g], card)));
        var median = closed is not null && !live ? lines.FirstOrDefault(l => l.Unit == KpiFact.City && l.Kind == FactKind.Time)?.Median : medians ? await CityMedian(month, ct) : null;
        var all = lines.GroupBy(l => l.Kind).ToDictionary(g => g.Key, g => g.Aggregate(default(KpiSums), (sum, l) => sum + l.Sums));
        return new MonthSheet(month, closed, closed is not null && !live, card, units, new UnitFigures(KpiFact.City, month, null, all, median, null));
    }

    /// <summary>One unit over some months, the oldest first; months without a figure too.</summary>
    public async Task<IReadOnlyList<UnitFigures>> Months(DepartmentCode unit, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var closed = await db.ClosedMonths.Where(m => m.Month >= first && m.Month <= last).Select(m => m.Month).ToListAsync(ct);
        var live = await Live(
            db.KpiSums.Where(s => s.Unit == unit && s.Month >= first && s.Month <= last),
            db.KpiFacts.Where(f => f.Month >= first && f.Month <= last && f.Kind == FactKind.Time && f.Unit == unit), ct);
        var old = await db.ClosedSums.AsNoTracking().Where(s => s.Unit == unit && s.Month >= first && s.Month <= last).ToListAsync(ct);
        var lines = live.Where(l => !closed.Contains(l.Month)).Concat(old.Select(s => new Line(s.Month, s.Unit, s.Kind, s.Peers, s.Sums, s.Median))).ToLookup(l => l.Month);
        var months = new List<UnitFigures>();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            months.Add(Figures(unit, month, [.. lines[month]], city.Now.Scorecards.InForce(month)));
        }

        return months;
    }

    /// <summary>The middle handling time of the whole city, in working minutes.</summary>
    private async Task<double?> CityMedian(DateOnly month, CancellationToken ct) =>
        UnitFigures.Middle(await Times(db.KpiFacts.Where(f => f.Month == month && f.Kind == FactKind.Time)).OrderBy(v => v).ToListAsync(ct));

    private static IQueryable<long> Times(IQueryable<KpiFact> facts) => facts.Where(f => !f.Excluded).Select(f => f.Value);

    private async Task<List<Line>> Live(IQueryable<KpiSum> sums, IQueryable<KpiFact>? times, CancellationToken ct)
    {
        var values = times is null ? [] : await times.Where(f => !f.Excluded).Select(f => new { f.Month, f.Unit, f.Value }).ToListAsync(ct);
        var medians = values.GroupBy(v => (v.Month, v.Unit)).ToDictionary(g => g.Key, g => UnitFigures.Middle([.. g.Select(v => v.Value).Order()]));
        return (await sums.AsNoTracking().ToListAsync(ct)).ConvertAll(s => new Line(
            s.Month, s.Unit, s.Kind, city.Now.Unit(s.Unit)?.Kind, s.Sums, s.Kind == FactKind.Time ? medians.GetValueOrDefault((s.Month, s.Unit)) : null));
    }

    private static UnitFigures Figures(DepartmentCode unit, DateOnly month, IReadOnlyList<Line> lines, Scorecard? card)
    {
        var sums = lines.ToDictionary(l => l.Kind, l => l.Sums);
        var peers = lines.Select(l => l.Peers).FirstOrDefault(p => p is not null);
        var score = peers is { } kind ? card?.Of(kind, k => sums.GetValueOrDefault(k)) : null;
        return new UnitFigures(unit, month, peers, sums, lines.FirstOrDefault(l => l.Kind == FactKind.Time)?.Median, score);
    }

    // Among peers only: a street is never compared with a city department.
    private static List<UnitFigures> Rank(IEnumerable<UnitFigures> figures)
    {
        var units = figures.ToList();
        var ranks = units.Where(u => u is { Score: { Enough: true, Points: not null } }).GroupBy(u => u.Peers)
            .SelectMany(g => Ranking.Of(g.Select(u => (u.Unit, u.Score!.Points!.Value)))).ToDictionary(r => r.Key, r => r.Value);
        return units.ConvertAll(u => ranks.TryGetValue(u.Unit, out var rank) ? u with { Rank = rank } : u);
    }
}
