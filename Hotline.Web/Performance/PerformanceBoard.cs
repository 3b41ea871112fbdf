using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// <summary>The figures of one month.</summary>
/// <param name="Sheet">The month; its units are those of <paramref name="Rows"/>'s peers only.</param>
/// <param name="Rows">One page of the peers: ranked first, then those with too small a sample.</param>
/// <param name="Before">The city a month before.</param>
/// <param name="Groups">How many units have a figure, by kind.</param>
/// <param name="CountedTo">When the last event was that is counted.</param>
/// <param name="Changed">Of a closed month: how many figures would be others if it were reckoned today.</param>
public sealed record BoardView(MonthSheet Sheet, Page<UnitFigures> Rows, UnitFigures Before, IReadOnlyDictionary<DepartmentKind, int> Groups, DateTimeOffset? CountedTo, int Changed);

/// Every unit's figures in a month, beside its peers'.
/// <param name="Month">Its first day.</param>
/// <param name="Peers">Which peers.</param>
/// <param name="Live">A closed month as it would be reckoned today.</param>
/// <param name="Page">Counted from 1.</param>
[Needs(Permission.SeeBoards)]
public sealed record PerformanceBoard(DateOnly Month, DepartmentKind Peers = DepartmentKind.Department, bool Live = false, int Page = 1) : IQuestion<BoardView>
{
    internal sealed class Handler(HotlineDb db, MonthFigures figures) : IQuestionHandler<PerformanceBoard, BoardView>
    {
        public async Task<BoardView> Handle(PerformanceBoard request, CancellationToken ct)
        {
            var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
            var sheet = await figures.Read(month, request.Live, medians: true, ct);
            var before = await figures.Read(month.AddMonths(-1), live: false, medians: false, ct);
            var points = before.Units.ToDictionary(u => u.Unit, u => u.Score?.Points);
            var rows = sheet.Units.Where(u => u.Peers == request.Peers)
                .OrderBy(u => u.Rank ?? int.MaxValue).ThenByDescending(u => u.Score?.Points ?? -1).ThenBy(u => u.Unit.Value, StringComparer.Ordinal)
                .Select(u => u with { PointsBefore = points.GetValueOrDefault(u.Unit) }).ToList();
            return new BoardView(
                sheet, Cut(rows, request.Page), before.City,
                sheet.Units.Where(u => u.Peers is not null).GroupBy(u => u.Peers!.Value).ToDictionary(g => g.Key, g => g.Count()),
                await db.LedgerMarks.Where(m => m.Ledger == KeepKpiFacts.Ledger).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(ct),
                await Changed(sheet, ct));
        }

        private static Page<UnitFigures> Cut(List<UnitFigures> rows, int number)
        {
            number = Math.Clamp(number, 1, Math.Max(1, (rows.Count + Paging.Size - 1) / Paging.Size));
            return new Page<UnitFigures>([.. rows.Skip((number - 1) * Paging.Size).Take(Paging.Size)], rows.Count, number, Paging.Size);
        }

        private async Task<int> Changed(MonthSheet shown, CancellationToken ct)
        {
            if (shown.Closed is null)
            {
                return 0;
            }

            var other = await figures.Read(shown.Month, live: shown.AsClosed, medians: false, ct);
            var (a, b) = (Flat(shown), Flat(other));
            return a.Keys.Union(b.Keys).Count(key => a.GetValueOrDefault(key) != b.GetValueOrDefault(key));
        }

        private static Dictionary<(DepartmentCode, Domain.Performance.FactKind), Domain.Performance.KpiSums> Flat(MonthSheet sheet) =>
            sheet.Units.Append(sheet.City).SelectMany(u => u.Sums.Select(s => (Key: (u.Unit, s.Key), s.Value))).ToDictionary(s => s.Key, s => s.Value);
    }
}
