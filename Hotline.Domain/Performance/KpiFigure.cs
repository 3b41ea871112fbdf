namespace Hotline.Domain.Performance;

/// <summary>Facts added up.</summary>
/// <param name="Hits">How many hit.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Value">The sum of their values.</param>
public readonly record struct KpiTally(long Hits, long Count, long Value)
{
    /// <summary>Both together.</summary>
    public static KpiTally operator +(KpiTally a, KpiTally b) => new(a.Hits + b.Hits, a.Count + b.Count, a.Value + b.Value);

    /// <summary>What is left.</summary>
    public static KpiTally operator -(KpiTally a, KpiTally b) => new(a.Hits - b.Hits, a.Count - b.Count, a.Value - b.Value);

    /// <summary>The share of a figure.</summary>
    public Proportion Share(Kpi kpi) => new(kpi.Inverse ? Count - Hits : Hits, Count);

    /// <summary>The mean value; null where there is nothing to count.</summary>
    public double? Mean => Count == 0 ? null : (double)Value / Count;
}

/// <summary>The facts of one kind: all of them, and those that were left out of the figure.</summary>
public readonly record struct KpiSums(KpiTally All, KpiTally Excluded)
{
    /// <summary>What the figure is made of.</summary>
    public KpiTally Counted => All - Excluded;

    /// <summary>Both together.</summary>
    public static KpiSums operator +(KpiSums a, KpiSums b) => new(a.All + b.All, a.Excluded + b.Excluded);
}
