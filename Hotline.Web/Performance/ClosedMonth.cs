using Hotline.Domain.Performance;
using Hotline.Domain.Routing;

namespace Hotline.Web.Performance;

/// <summary>封存: a month as it was when somebody closed it.</summary>
public sealed class ClosedMonth
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>The version of the scorecard; empty where none was in force.</summary>
    public required string Scorecard { get; init; }

    /// <summary>When the last event was that had been counted.</summary>
    public DateTimeOffset? CountedTo { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By which account.</summary>
    public required string By { get; init; }

    /// <summary>That person's name.</summary>
    public required string ByName { get; init; }
}

/// <summary>The sums of a closed month; they never change.</summary>
public sealed record ClosedSum
{
    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The unit.</summary>
    public required DepartmentCode Unit { get; init; }

    /// <summary>About what.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The unit's peers at the time; null for the city.</summary>
    public DepartmentKind? Peers { get; init; }

    /// <summary>Facts that hit.</summary>
    public long Hits { get; init; }

    /// <summary>Facts.</summary>
    public long Count { get; init; }

    /// <summary>Sum of values.</summary>
    public long Value { get; init; }

    /// <summary>Left out, of the hits.</summary>
    public long ExcludedHits { get; init; }

    /// <summary>Left out.</summary>
    public long ExcludedCount { get; init; }

    /// <summary>Left out, sum of values.</summary>
    public long ExcludedValue { get; init; }

    /// <summary>The middle value of what was counted.</summary>
    public double? Median { get; init; }

    /// <summary>All of it as one value.</summary>
    public KpiSums Sums => new(new KpiTally(Hits, Count, Value), new KpiTally(ExcludedHits, ExcludedCount, ExcludedValue));
}
