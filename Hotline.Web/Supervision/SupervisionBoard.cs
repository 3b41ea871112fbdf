using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>How many open tickets stand in one stage under one light.</summary>
/// <param name="State">The stage.</param>
/// <param name="Light">The worst light of its running clocks; null: none.</param>
/// <param name="Count">How many.</param>
/// <param name="Late">Of those, past their due time.</param>
public sealed record StageCount(TicketState State, WarningLevel? Light, int Count, int Late);

/// <summary>Supervision orders and leaders' remarks that somebody still has to do something about.</summary>
/// <param name="Standing">Orders, remarks not counted.</param>
/// <param name="Late">Of orders and remarks, not answered in time.</param>
/// <param name="ToCheck">Of orders and remarks, answered; the answer waits for a word.</param>
/// <param name="Remarks">Leaders' remarks.</param>
public sealed record OrderCounts(int Standing, int Late, int ToCheck, int Remarks);

/// <summary>Where the city stands now.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="Stages">Open tickets.</param>
/// <param name="Cards">Cards given this month that stand.</param>
/// <param name="Orders">Orders and remarks.</param>
public sealed record BoardCounts(DateTimeOffset At, IReadOnlyList<StageCount> Stages, int Cards, OrderCounts Orders)
{
    /// <summary>All open tickets.</summary>
    public int Open => Stages.Sum(s => s.Count);

    /// <summary>All that are past their due time.</summary>
    public int Late => Stages.Sum(s => s.Late);

    /// <summary>All under one light.</summary>
    public int Under(WarningLevel? light) => Stages.Where(s => s.Light == light).Sum(s => s.Count);

    /// <summary>One field of the table.</summary>
    public int Of(TicketState state, WarningLevel? light) => Stages.Where(s => s.State == state && s.Light == light).Sum(s => s.Count);
}

/// Counts everything that is open, by stage and light, and everything supervision waits for.
[Needs(Permission.SeeBoards | Permission.Supervise)]
public sealed record SupervisionBoard : IQuestion<BoardCounts>
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : IQuestionHandler<SupervisionBoard, BoardCounts>
    {
        public async Task<BoardCounts> Handle(SupervisionBoard request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var stages = await db.Tickets.InStages().GroupBy(t => new { t.State, t.Light })
                .Select(g => new StageCount(g.Key.State, g.Key.Light, g.Count(), g.Sum(t => t.DueAt < now ? 1 : 0))).ToListAsync(ct);
            var from = city.Now.Month(now);
            var cards = await db.Cards(city.Now.Begin(from), city.Now.Begin(from.AddMonths(1))).CountAsync(c => c.RevokedAt == null, ct);
            return new BoardCounts(now, stages, cards, await Orders(now, ct));
        }

        private async Task<OrderCounts> Orders(DateTimeOffset now, CancellationToken ct)
        {
            var standing = await db.StandingOrders()
                .GroupBy(o => new { o.State, Remark = o.Form == OrderForm.Remark })
                .Select(g => new { g.Key.State, g.Key.Remark, Count = g.Count(), Late = g.Sum(o => o.DueAt < now ? 1 : 0) }).ToListAsync(ct);
            return new OrderCounts(
                standing.Where(s => !s.Remark).Sum(s => s.Count), standing.Where(s => s.State == OrderState.Open).Sum(s => s.Late),
                standing.Where(s => s.State == OrderState.Answered).Sum(s => s.Count), standing.Where(s => s.Remark).Sum(s => s.Count));
        }
    }
}
