using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Performance;

/// <summary>The facts of one kind of one unit in one month, added up. However many tickets there are, a month has no more of these than units and kinds allow.</summary>
public sealed class KpiSum
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    /// <summary>The unit; <see cref="KpiFact.City"/> for nobody's.</summary>
    public DepartmentCode Unit { get; set; }

    /// <summary>About what.</summary>
    public FactKind Kind { get; set; }

    /// <summary>Facts that hit.</summary>
    public long Hits { get; set; }

    /// <summary>Facts.</summary>
    public long Count { get; set; }

    /// <summary>Sum of their values.</summary>
    public long Value { get; set; }

    /// <summary>Of the hits those that were left out.</summary>
    public long ExcludedHits { get; set; }

    /// <summary>Of the facts those that were left out.</summary>
    public long ExcludedCount { get; set; }

    /// <summary>The sum of their values.</summary>
    public long ExcludedValue { get; set; }

    /// <summary>All of it as one value.</summary>
    public KpiSums Sums => new(new KpiTally(Hits, Count, Value), new KpiTally(ExcludedHits, ExcludedCount, ExcludedValue));

    internal void Add(KpiFact fact, int sign)
    {
        Hits += fact.Hit ? sign : 0;
        Count += sign;
        Value += sign * fact.Value;
        if (fact.Excluded)
        {
            ExcludedHits += fact.Hit ? sign : 0;
            ExcludedCount += sign;
            ExcludedValue += sign * fact.Value;
        }
    }

    internal void Add(KpiSum change)
    {
        (Hits, Count, Value) = (Hits + change.Hits, Count + change.Count, Value + change.Value);
        (ExcludedHits, ExcludedCount, ExcludedValue) = (ExcludedHits + change.ExcludedHits, ExcludedCount + change.ExcludedCount, ExcludedValue + change.ExcludedValue);
    }
}

/// <summary>A ticket with an open limit: once it has ended, time alone has settled something.</summary>
public sealed class KpiWatch
{
    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; set; }

    /// <summary>When the first of its open limits ends.</summary>
    public DateTimeOffset After { get; set; }
}
