using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// <summary>A unit as everybody may see it.</summary>
/// <param name="Unit">Who it is.</param>
/// <param name="Months">Its published figures, the newest month first; null where it had none.</param>
public sealed record PublicUnit(Department Unit, IReadOnlyList<(DateOnly Month, UnitReport? Figures)> Months);

/// A unit's published figures of the last twelve months.
[OpenToAll]
public sealed record PublicUnitReports(string Code) : IQuestion<PublicUnit>
{
    private const int months = 12;

    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<PublicUnitReports, PublicUnit>
    {
        public async Task<PublicUnit> Handle(PublicUnitReports request, CancellationToken ct)
        {
            var unit = city.Now.Unit(new DepartmentCode(request.Code)) is { TakesTickets: true } known ? known : throw new NotThere(request.Code);
            var texts = await db.PublishedMonths.OrderByDescending(m => m.Month).Take(months).Select(m => m.Content).ToListAsync(ct);
            return new PublicUnit(unit, [.. texts.Select(MonthReport.FromJson).Select(r => (SaidFigures.Month(r.Month)!.Value, r.Units.FirstOrDefault(u => u.Code == unit.Code.Value)))]);
        }
    }
}
