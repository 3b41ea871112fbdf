using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Performance;

/// <summary>One unit's card.</summary>
/// <param name="Months">Its months, the oldest first; the last one is the one shown in full.</param>
/// <param name="Now">The month shown in full, with rank.</param>
/// <param name="Sheet">That month: whether it is closed, and by which scorecard it is scored.</param>
/// <param name="Ranked">How many peers have a rank.</param>
/// <param name="Own">Whether it is the reader's own unit, or one below it.</param>
public sealed record CardView(IReadOnlyList<UnitFigures> Months, UnitFigures Now, MonthSheet Sheet, int Ranked, bool Own);

/// One unit's figures over a year. A unit sees its own card and those of the units below it.
/// <param name="Unit">Whose; null for the reader's own.</param>
/// <param name="Month">The last month: its first day.</param>
[Needs(Permission.SeeBoards | Permission.SignForUnit | Permission.Handle | Permission.SeeOwnUnit)]
public sealed record UnitCard(DepartmentCode? Unit, DateOnly Month) : IQuestion<CardView>
{
    /// <summary>Months shown.</summary>
    public const int Shown = 12;

    internal sealed class Handler(MonthFigures figures, City city, CurrentUser me) : IQuestionHandler<UnitCard, CardView>
    {
        public async Task<CardView> Handle(UnitCard request, CancellationToken ct)
        {
            if (city.Now.Unit(request.Unit ?? me.Unit) is not { } unit || !PerformanceReach.Sees(me, unit.Code))
            {
                throw new NotThere(request.Unit?.Value ?? me.Account);
            }

            var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
            var sheet = await figures.Read(month, live: false, medians: false, ct);
            var months = await figures.Months(unit.Code, month.AddMonths(1 - Shown), month, ct);
            var peers = sheet.Units.Where(u => u.Peers == unit.Kind).ToList();
            var now = months[^1] with { Rank = peers.FirstOrDefault(u => u.Unit == unit.Code)?.Rank, PointsBefore = months[^2].Score?.Points };
            // What the others got is not this reader's to see.
            return new CardView(months, now, sheet with { Units = [] }, peers.Count(u => u.Rank is not null), me.Units.Contains(unit.Code));
        }
    }
}
