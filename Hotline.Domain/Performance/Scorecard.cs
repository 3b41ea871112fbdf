using Hotline.Domain.Routing;

namespace Hotline.Domain.Performance;

/// <summary>One line of a scorecard.</summary>
/// <param name="Kpi">Which figure; a share of a unit's.</param>
/// <param name="Weight">Points for it, more than 0.</param>
/// <param name="Cap">The rate at which nothing more is won: where higher is better, from there on full points; where lower is better, from there on none. In (0, 1].</param>
/// <param name="MinimumSample">With fewer cases than this a unit is listed without a rank.</param>
public sealed record ScoreLine(Kpi Kpi, double Weight, double Cap, int MinimumSample)
{
    /// <summary>The points of a rate.</summary>
    public double Points(double rate)
    {
        var reached = Math.Min(rate, Cap) / Cap;
        return Weight * (Kpi.LowerIsBetter ? 1 - reached : reached);
    }
}

/// <summary>考核方案: one version of how units are scored, for each group of peers. Never changed once it is in force: a past month is scored as it was.</summary>
/// <param name="Version">Its name.</param>
/// <param name="ValidFrom">The first day of the first month it scores.</param>
/// <param name="Groups">The lines for each kind of unit; a kind that is missing is not scored.</param>
public sealed record Scorecard(string Version, DateOnly ValidFrom, IReadOnlyDictionary<DepartmentKind, IReadOnlyList<ScoreLine>> Groups)
{
    /// <summary>The points of a unit.</summary>
    /// <param name="kind">Its peers.</param>
    /// <param name="sums">Its facts.</param>
    /// <returns>Null where its kind is not scored.</returns>
    public UnitScore? Of(DepartmentKind kind, Func<FactKind, KpiSums> sums)
    {
        if (!Groups.TryGetValue(kind, out var lines))
        {
            return null;
        }

        var shares = lines.Select(l => (Line: l, Share: sums(l.Kpi.Fact).Counted.Share(l.Kpi))).ToList();
        // Two digits, as it is shown: what looks the same is ranked the same.
        double? points = shares.All(s => s.Share.Whole > 0) ? Math.Round(shares.Sum(s => s.Line.Points(s.Share.Rate!.Value)), 2, MidpointRounding.AwayFromZero) : null;
        return new UnitScore(points, points is not null && shares.All(s => s.Share.Whole >= s.Line.MinimumSample));
    }
}

/// <summary>What a unit got.</summary>
/// <param name="Points">Null where a figure has no case at all.</param>
/// <param name="Enough">Whether every figure has the minimum sample; only then there is a rank.</param>
public sealed record UnitScore(double? Points, bool Enough);

/// <summary>All versions of the scorecard.</summary>
public sealed class ScorecardBook
{
    /// <summary>A city that scores nobody.</summary>
    public static readonly ScorecardBook None = new([]);

    private readonly Scorecard[] byDate;

    /// <summary>Binds versions together.</summary>
    /// <param name="cards">No version name and no first day twice.</param>
    /// <exception cref="ArgumentException">One is there twice.</exception>
    public ScorecardBook(IReadOnlyList<Scorecard> cards)
    {
        byDate = [.. cards.OrderBy(c => c.ValidFrom)];
        if (byDate.DistinctBy(c => c.Version).Count() < byDate.Length || byDate.DistinctBy(c => c.ValidFrom).Count() < byDate.Length)
        {
            throw new ArgumentException("Two scorecards share a version or a first day.", nameof(cards));
        }
    }

    /// <summary>All versions, the oldest first.</summary>
    public IReadOnlyList<Scorecard> Cards => byDate;

    /// <summary>The one that scores a month; null before the first.</summary>
    /// <param name="month">The first day of the month.</param>
    public Scorecard? InForce(DateOnly month) => Array.FindLast(byDate, c => c.ValidFrom <= month);
}

/// <summary>名次: places among peers.</summary>
public static class Ranking
{
    /// <summary>Places by points, the most first; the same points share a place and the next one is left out (1, 2, 2, 4).</summary>
    public static IReadOnlyDictionary<T, int> Of<T>(IEnumerable<(T Unit, double Points)> ranked)
        where T : notnull
    {
        var all = ranked.ToList();
        return all.ToDictionary(r => r.Unit, r => 1 + all.Count(other => other.Points > r.Points));
    }
}
