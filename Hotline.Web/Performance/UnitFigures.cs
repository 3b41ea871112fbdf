using Hotline.Domain.Performance;
using Hotline.Domain.Routing;

namespace Hotline.Web.Performance;

/// <summary>One unit's figures in one month.</summary>
/// <param name="Unit">The unit; <see cref="KpiFact.City"/> for the city as a whole.</param>
/// <param name="Month">The month's first day.</param>
/// <param name="Peers">With whom it is compared; null for the city and for units that are gone.</param>
/// <param name="Sums">Its facts.</param>
/// <param name="Median">The middle handling time in working minutes.</param>
/// <param name="Score">By the scorecard of the month; null where its kind is not scored.</param>
public sealed record UnitFigures(DepartmentCode Unit, DateOnly Month, DepartmentKind? Peers, IReadOnlyDictionary<FactKind, KpiSums> Sums, double? Median, UnitScore? Score)
{
    /// <summary>Its place among its peers; null where the sample is too small.</summary>
    public int? Rank { get; init; }

    /// <summary>Its points a month before.</summary>
    public double? PointsBefore { get; init; }

    /// <summary>Its facts of a kind.</summary>
    public KpiSums Of(FactKind kind) => Sums.GetValueOrDefault(kind);

    /// <summary>What is ranked: its share of all that it could be left out of.</summary>
    public Proportion Excluded => new(Sums.Values.Sum(s => s.Excluded.Count), Sums.Values.Sum(s => s.All.Count));

    /// <summary>The middle one of values in their order; null of none.</summary>
    public static double? Middle(IReadOnlyList<long> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
}

/// <summary>All figures of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Closed">When and by whom it was closed, if it was.</param>
/// <param name="AsClosed">Whether these are the figures as they were then.</param>
/// <param name="Card">The scorecard of the month; null before the first.</param>
/// <param name="Units">Units that have a figure.</param>
/// <param name="City">All together.</param>
public sealed record MonthSheet(DateOnly Month, ClosedMonth? Closed, bool AsClosed, Scorecard? Card, IReadOnlyList<UnitFigures> Units, UnitFigures City);
