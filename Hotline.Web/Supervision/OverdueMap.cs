using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>What lies overdue with one unit, stage by stage.</summary>
/// <param name="Unit">Which; null: no unit has it yet, the centre is slow.</param>
/// <param name="Late">Overdue tickets by stage; a stage without any is not there.</param>
/// <param name="Cards">Cards of this month that stand.</param>
public sealed record OverdueLine(DepartmentCode? Unit, IReadOnlyDictionary<TicketState, int> Late, int Cards)
{
    /// <summary>In all stages.</summary>
    public int Total => Late.Values.Sum();
}

/// <summary>One page of the map.</summary>
/// <param name="Lines">Units with something overdue or a card, the most overdue first.</param>
/// <param name="Most">The greatest number of the whole map: how dark a field is.</param>
public sealed record OverdueSheet(Page<OverdueLine> Lines, int Most);

/// Where tickets lie overdue: unit by unit and stage by stage, with the cards of the month.
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record OverdueMap(int Page) : IQuestion<OverdueSheet>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<OverdueMap, OverdueSheet>
    {
        public async Task<OverdueSheet> Handle(OverdueMap request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var month = city.Now.Month(now);
            var late = await db.Tickets.InStages().OverdueAt(now).GroupBy(t => new { t.Lead, t.State })
                .Select(g => new { g.Key.Lead, g.Key.State, Count = g.Count() }).ToListAsync(ct);
            var cards = await db.Cards(city.Now.Begin(month), city.Now.Begin(month.AddMonths(1))).Where(c => c.RevokedAt == null)
                .GroupBy(c => c.Unit).Select(g => new { Unit = g.Key, Count = g.Count() }).ToListAsync(ct);
            var lines = late.Select(l => l.Lead).Union(cards.Select(c => c.Unit))
                .Select(unit => new OverdueLine(unit, late.Where(l => l.Lead == unit).ToDictionary(l => l.State, l => l.Count), cards.FirstOrDefault(c => c.Unit == unit)?.Count ?? 0))
                .OrderByDescending(l => l.Total).ThenByDescending(l => l.Cards).ThenBy(l => l.Unit?.Value, StringComparer.Ordinal).ToList();
            var number = Math.Clamp(request.Page, 1, Math.Max(1, (lines.Count + Paging.Size - 1) / Paging.Size));
            return new OverdueSheet(
                new Page<OverdueLine>([.. lines.Skip((number - 1) * Paging.Size).Take(Paging.Size)], lines.Count, number, Paging.Size),
                late.Select(l => l.Count).DefaultIfEmpty().Max());
        }
    }
}
