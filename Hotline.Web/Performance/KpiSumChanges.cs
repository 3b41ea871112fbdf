using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Performance;

/// <summary>Changes of the monthly sums, gathered over many facts and written once.</summary>
internal sealed class KpiSumChanges
{
    private readonly Dictionary<(DateOnly Month, DepartmentCode Unit, FactKind Kind), KpiSum> changes = [];

    /// <summary>Takes a fact off (-1) or puts one on (+1).</summary>
    public void Count(KpiFact fact, int sign)
    {
        var key = (fact.Month, fact.Unit, fact.Kind);
        if (!changes.TryGetValue(key, out var change))
        {
            changes[key] = change = new KpiSum();
        }

        change.Add(fact, sign);
    }

    /// <summary>Adds all of it to what the store has; a sum of nothing leaves no row.</summary>
    public async Task AddTo(HotlineDb db, CancellationToken ct)
    {
        foreach (var ((month, unit, kind), change) in changes)
        {
            var sum = await db.KpiSums.FindAsync([month, unit, kind], ct) ?? db.KpiSums.Add(new KpiSum { Month = month, Unit = unit, Kind = kind }).Entity;
            sum.Add(change);
            if (sum.Count == 0)
            {
                db.KpiSums.Remove(sum);
            }
        }
    }
}
