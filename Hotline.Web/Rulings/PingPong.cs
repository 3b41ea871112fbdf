using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Rulings;

/// <summary>What a unit's returns cost in a month, and how many of them were right.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Tickets">Tickets that lay there and went to the unit that has or answered them.</param>
/// <param name="HeldMinutes">How long they lay there.</param>
/// <param name="WaitedMinutes">How long decisions on its returns took.</param>
/// <param name="Asked">Returns asked for in the month.</param>
/// <param name="Granted">Of those, granted.</param>
/// <param name="Refused">Of those, refused and not disputed.</param>
/// <param name="Ruled">Of those, ruled on.</param>
/// <param name="Upheld">Granted, or ruled to be another's, of all that were decided.</param>
public sealed record UnitPingPong(DepartmentCode Unit, int Tickets, long HeldMinutes, long WaitedMinutes, int Asked, int Granted, int Refused, int Ruled, Proportion Upheld)
{
    /// <summary>All minutes that brought no citizen an answer.</summary>
    public long Minutes => HeldMinutes + WaitedMinutes;
}

/// How long tickets went to and fro in a month, unit by unit, the longest first.
/// <param name="Month">Any day of it; null = this month.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.Supervise)]
public sealed record PingPong(DateOnly? Month, int Page) : IQuestion<Page<UnitPingPong>>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<PingPong, Page<UnitPingPong>>
    {
        public async Task<Page<UnitPingPong>> Handle(PingPong request, CancellationToken ct)
        {
            var day = request.Month ?? city.Now.Day(clock.GetUtcNow());
            var first = new DateOnly(day.Year, day.Month, 1);
            var (from, to) = (Midnight(first), Midnight(first.AddMonths(1)));
            var held = await Held(from, to, ct);
            var asked = await Asked(from, to, ct);
            var units = held.Keys.Union(asked.Select(a => a.Unit)).Select(u => Of(u, held.GetValueOrDefault(u), [.. asked.Where(a => a.Unit == u)]))
                .OrderByDescending(u => u.Minutes).ThenBy(u => u.Unit.Value, StringComparer.Ordinal).ToList();
            var number = Math.Clamp(request.Page, 1, Math.Max(1, (units.Count + Paging.Size - 1) / Paging.Size));
            return new Page<UnitPingPong>([.. units.Skip((number - 1) * Paging.Size).Take(Paging.Size)], units.Count, number, Paging.Size);
        }

        // What left a unit in the month for another that has it now. What the machine sent and somebody took back at once is nobody's ping-pong.
        private async Task<Dictionary<DepartmentCode, (int Tickets, long Minutes)>> Held(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
            (await db.Set<Assignment>().Where(a => a.RelievedAt >= from && a.RelievedAt < to && a.Kind == AssignmentKind.Lead)
                .Join(db.Tickets, a => a.Ticket, t => t.Number, (a, t) => new
                {
                    a.Unit, a.Hop, a.HeldMinutes, t.Lead, t.MachineUndone, Answers = t.Assignments.Any(l => l.Kind == AssignmentKind.Lead && l.RelievedAt == null && l.Via == a.Unit),
                })
                // A district office that handed it on inside the district has lost nothing.
                .Where(x => x.Lead != null && !x.Answers && x.Lead != x.Unit && !(x.MachineUndone == TicketAction.Recall && x.Hop == 1))
                .GroupBy(x => x.Unit).Select(g => new { g.Key, Tickets = g.Count(), Minutes = g.Sum(x => (long)x.HeldMinutes!) }).ToListAsync(ct))
            .ToDictionary(g => g.Key, g => (g.Tickets, g.Minutes));

        private async Task<List<Returns>> Asked(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
            await db.Set<UnitRequest>().Where(r => r.Kind == UnitRequestKind.Return && r.AskedAt >= from && r.AskedAt < to)
                .Join(db.Tickets, r => r.Ticket, t => t.Number, (r, t) => new { r.Unit, r.State, r.WaitedMinutes })
                .GroupBy(x => new { x.Unit, x.State }).Select(g => new Returns(g.Key.Unit, g.Key.State, g.Count(), g.Sum(x => (long)x.WaitedMinutes))).ToListAsync(ct);

        private static UnitPingPong Of(DepartmentCode unit, (int Tickets, long Minutes) held, IReadOnlyList<Returns> asked)
        {
            int Count(params UnitRequestState[] states) => asked.Where(a => states.Contains(a.State)).Sum(a => a.Count);
            var (granted, refused) = (Count(UnitRequestState.Granted), Count(UnitRequestState.Refused));
            var (upheld, overruled) = (Count(UnitRequestState.Upheld), Count(UnitRequestState.Overruled));
            return new UnitPingPong(
                unit, held.Tickets, held.Minutes, asked.Sum(a => a.Minutes), asked.Sum(a => a.Count), granted, refused, upheld + overruled,
                new Proportion(granted + upheld, granted + refused + upheld + overruled));
        }

        private DateTimeOffset Midnight(DateOnly day)
        {
            var local = day.ToDateTime(default);
            return new DateTimeOffset(local, city.Now.Time.Zone.GetUtcOffset(local)).ToUniversalTime();
        }

        private sealed record Returns(DepartmentCode Unit, UnitRequestState State, int Count, long Minutes);
    }
}
