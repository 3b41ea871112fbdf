using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// A unit objects to a figure of a closed month.
[Needs(Permission.SignForUnit)]
public sealed record AppealScore : ICommand, IAudited
{
    /// <summary>Whose figure.</summary>
    public DepartmentCode Unit { get; init; }

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>The figure's code.</summary>
    [Required(ErrorMessage = "KpiMissing")]
    public string Kpi { get; set; } = "";

    /// <summary>What is wrong with it.</summary>
    [Required(ErrorMessage = "ExclusionReasonMissing")]
    [StringLength(2000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => $"{Unit} {Month.InAddress()}";

    /// <inheritdoc/>
    public string? AuditDetail => Kpi;

    internal sealed class Handler(HotlineDb db, City city, CurrentUser me) : ICommandHandler<AppealScore>
    {
        public async Task Handle(AppealScore request, CancellationToken ct)
        {
            var stamp = me.Stamp();
            if (!me.Units.Contains(request.Unit))
            {
                throw new NotThere(request.Unit.Value);
            }

            var kpi = Domain.Performance.Kpi.Find(request.Kpi) is { OfCity: false } known ? known : throw new Invalid(nameof(Kpi), "KpiMissing");
            var closed = await db.ClosedMonths.AsNoTracking().SingleOrDefaultAsync(m => m.Month == request.Month, ct);
            Refusal.When(closed is null || city.Now.Time.Add(closed.At, city.Now.Performance.AppealWithin).IsLate(stamp.At), RefusalCode.OutOfTime, request.AuditObject);
            db.ScoreAppeals.Add(new ScoreAppeal(request.Month, request.Unit, kpi, request.Text, stamp));
        }
    }
}
