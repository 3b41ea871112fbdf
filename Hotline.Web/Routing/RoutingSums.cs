using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Changes of the weekly sums, gathered over many tickets and written once.</summary>
internal sealed class RoutingSums
{
    private readonly Dictionary<(DateOnly Week, DepartmentCode Unit, string Model, bool Machine, int Bin), RoutingWeek> weeks = [];
    private readonly Dictionary<(DateOnly Week, DepartmentCode Suggested, DepartmentCode Final), int> pairs = [];

    /// <summary>Takes an outcome off (-1) or puts one on (+1).</summary>
    public void Count(RoutingOutcome? outcome, int sign)
    {
        if (outcome is null)
        {
            return;
        }

        var key = (outcome.Week, outcome.FirstUnit, outcome.Model, outcome.Machine, Bin(outcome));
        if (!weeks.TryGetValue(key, out var sum))
        {
            weeks[key] = sum = new RoutingWeek();
        }

        var proposed = outcome.SuggestedUnit is not null;
        sum.Dispatched += sign;
        sum.Stood += outcome.Fate == RoutingFate.Stood ? sign : 0;
        sum.Returned += outcome.Fate == RoutingFate.Returned ? sign : 0;
        sum.Unsure += outcome.Unsure == true ? sign : 0;
        sum.Followed += proposed && outcome.SuggestedUnit == outcome.FirstUnit ? sign : 0;
        sum.Hits += proposed && outcome.SuggestedUnit == outcome.Unit ? sign : 0;
        sum.Confidence += proposed ? sign * (long)Math.Round(outcome.UnitConfidence * RoutingWeek.Certain) : 0;
        if (outcome.SuggestedUnit is { } suggested && suggested != outcome.Unit)
        {
            var pair = (outcome.Week, suggested, outcome.Unit);
            pairs[pair] = pairs.GetValueOrDefault(pair) + sign;
        }
    }

    /// <summary>Adds all of it to what the store has; a sum of nothing leaves no row.</summary>
    public async Task AddTo(HotlineDb db, CancellationToken ct)
    {
        foreach (var ((week, unit, model, machine, bin), change) in weeks)
        {
            var sum = await db.RoutingWeeks.FindAsync([week, unit, model, machine, bin], ct)
                ?? db.RoutingWeeks.Add(new RoutingWeek { Week = week, Unit = unit, Model = model, Machine = machine, Bin = bin }).Entity;
            sum.Add(change);
            if (sum.Dispatched == 0)
            {
                db.RoutingWeeks.Remove(sum);
            }
        }

        foreach (var ((week, suggested, final), change) in pairs)
        {
            var pair = await db.RoutingPairs.FindAsync([week, suggested, final], ct)
                ?? db.RoutingPairs.Add(new RoutingPair { Week = week, Suggested = suggested, Final = final }).Entity;
            pair.Count += change;
            if (pair.Count == 0)
            {
                db.RoutingPairs.Remove(pair);
            }
        }
    }

    private static int Bin(RoutingOutcome outcome) =>
        outcome.Unsure is null ? RoutingWeek.NoAdvice
        : outcome.SuggestedUnit is null ? RoutingWeek.NoUnit
        : Math.Clamp((int)(outcome.UnitConfidence * RoutingWeek.Bins), 0, RoutingWeek.Bins - 1);
}
