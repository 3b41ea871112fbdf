using Hotline.Domain.Routing;

namespace Hotline.Web.Routing;

/// <summary>Sums over the tickets first dispatched in one week, to one unit, with one model's advice, by one kind of hand, in one band of confidence. However many tickets there are, a week has no more of these than units, bands and models allow.</summary>
public sealed class RoutingWeek
{
    /// <summary>The band of a ticket with advice that names no unit.</summary>
    public const int NoUnit = -1;

    /// <summary>The band of a ticket the machine was not asked about.</summary>
    public const int NoAdvice = -2;

    /// <summary>Bands of confidence, a tenth each.</summary>
    public const int Bins = 10;

    /// <summary>Confidence is summed in whole ten-thousandths: what was added can be taken off again without a rest.</summary>
    public const int Certain = 10_000;

    /// <summary>The Monday of the first dispatch.</summary>
    public DateOnly Week { get; set; }

    /// <summary>The unit of the first dispatch.</summary>
    public DepartmentCode Unit { get; set; }

    /// <summary>The model that proposed; empty where none did.</summary>
    public string Model { get; set; } = "";

    /// <summary>Whether the system itself dispatched.</summary>
    public bool Machine { get; set; }

    /// <summary>0 to 9, <see cref="NoUnit"/> or <see cref="NoAdvice"/>.</summary>
    public int Bin { get; set; }

    /// <summary>Tickets.</summary>
    public int Dispatched { get; set; }

    /// <summary>Of them never moved.</summary>
    public int Stood { get; set; }

    /// <summary>Of them the first unit gave back with the centre's consent.</summary>
    public int Returned { get; set; }

    /// <summary>Of them the machine abstained on.</summary>
    public int Unsure { get; set; }

    /// <summary>Of them first dispatched to the proposed unit.</summary>
    public int Followed { get; set; }

    /// <summary>Of them now with the proposed unit.</summary>
    public int Hits { get; set; }

    /// <summary>Sum of the unit's confidence, in ten-thousandths.</summary>
    public long Confidence { get; set; }

    internal void Add(RoutingWeek change)
    {
        Dispatched += change.Dispatched;
        Stood += change.Stood;
        Returned += change.Returned;
        Unsure += change.Unsure;
        Followed += change.Followed;
        Hits += change.Hits;
        Confidence += change.Confidence;
    }
}

/// <summary>How often, in one week of first dispatch, one unit was proposed and another finally got it.</summary>
public sealed class RoutingPair
{
    /// <summary>The Monday of the first dispatch.</summary>
    public DateOnly Week { get; set; }

    /// <summary>Proposed.</summary>
    public DepartmentCode Suggested { get; set; }

    /// <summary>Got it.</summary>
    public DepartmentCode Final { get; set; }

    /// <summary>How often.</summary>
    public int Count { get; set; }
}

/// <summary>How far a ledger has read the timeline.</summary>
public sealed class LedgerMark
{
    /// <summary>Which ledger.</summary>
    public string Ledger { get; set; } = "";

    /// <summary>The last event that is counted.</summary>
    public long LastEvent { get; set; }

    /// <summary>When that event was.</summary>
    public DateTimeOffset At { get; set; }
}
