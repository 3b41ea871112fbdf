using Hotline.Domain.Deadlines;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;

namespace Hotline.Web.Rehearsal;

/// <summary>One clock over all tickets replayed.</summary>
public sealed record ClockSum(ClockName Clock, int Count, int Earlier, int Later, int LateBefore, int LateAfter)
{
    /// <summary>In time under the rules in force.</summary>
    public Proportion Before => new(Count - LateBefore, Count);

    /// <summary>In time under the rules on trial.</summary>
    public Proportion After => new(Count - LateAfter, Count);
}

/// <summary>Tickets that would go from one unit to another.</summary>
public sealed record UnitShift(DepartmentCode? Before, DepartmentCode? After, int Count);

/// <summary>Adds up the parts of a rehearsal while they come.</summary>
public sealed class RehearsalTally
{
    /// <summary>Examples kept, of all that move.</summary>
    public const int Examples = 50;

    private readonly Dictionary<ClockName, ClockSum> clocks = [];
    private readonly Dictionary<(DepartmentCode?, DepartmentCode?), int> shifts = [];

    /// <summary>Tickets looked at so far.</summary>
    public int Looked { get; private set; }

    /// <summary>Tickets whose unit the catalogue names at all, under the rules in force and on trial.</summary>
    public int Routed { get; private set; }

    /// <summary>Of those, tickets that the catalogue in force sends to the unit that has or had it in the end.</summary>
    public int RightBefore { get; private set; }

    /// <summary>The same for the catalogue on trial.</summary>
    public int RightAfter { get; private set; }

    /// <summary>The clocks in their order.</summary>
    public IReadOnlyList<ClockSum> Clocks => [.. clocks.Values.OrderBy(c => c.Clock)];

    /// <summary>From unit to unit, the most first.</summary>
    public IReadOnlyList<UnitShift> Shifts => [.. shifts.Select(s => new UnitShift(s.Key.Item1, s.Key.Item2, s.Value)).OrderByDescending(s => s.Count).ThenBy(s => s.Before?.Value, StringComparer.Ordinal)];

    /// <summary>Some clocks that would be due at another time, those first that would turn late or in time.</summary>
    public List<ClockReplay> Moved { get; } = [];

    /// <summary>Some tickets that would go elsewhere.</summary>
    public List<UnitReplay> Sent { get; } = [];

    /// <summary>Adds a part.</summary>
    public void Add(RehearsalPart part)
    {
        Looked += part.Looked;
        foreach (var clock in part.Clocks)
        {
            var sum = clocks.GetValueOrDefault(clock.Clock) ?? new ClockSum(clock.Clock, 0, 0, 0, 0, 0);
            clocks[clock.Clock] = new ClockSum(
                clock.Clock, sum.Count + 1, sum.Earlier + One(clock.DueAfter < clock.DueBefore), sum.Later + One(clock.DueAfter > clock.DueBefore), sum.LateBefore + One(clock.LateBefore), sum.LateAfter + One(clock.LateAfter));
        }

        Moved.AddRange(part.Clocks.Where(c => c.DueAfter != c.DueBefore));
        Keep(Moved, c => c.LateBefore != c.LateAfter ? 0 : 1);
        foreach (var ticket in part.Units.Where(u => u.Before is not null || u.After is not null))
        {
            Routed++;
            RightBefore += One(ticket.Before is not null && ticket.Before == ticket.Real);
            RightAfter += One(ticket.After is not null && ticket.After == ticket.Real);
            if (ticket.Before != ticket.After)
            {
                shifts[(ticket.Before, ticket.After)] = shifts.GetValueOrDefault((ticket.Before, ticket.After)) + 1;
                Sent.Add(ticket);
            }
        }

        Keep(Sent, _ => 0);
    }

    private static void Keep<T>(List<T> examples, Func<T, int> order)
    {
        var kept = examples.OrderBy(order).Take(Examples).ToList();
        examples.Clear();
        examples.AddRange(kept);
    }

    private static int One(bool is1) => is1 ? 1 : 0;
}
