using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// Publishes the report of a month; one that was published stays as it is.
[Needs(Permission.System)]
public sealed record KeepMonthReport(MonthReport Report) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Report.Month;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<KeepMonthReport>
    {
        public async Task Handle(KeepMonthReport request, CancellationToken ct)
        {
            var month = SaidFigures.Month(request.Report.Month)!.Value;
            if (!await db.PublishedMonths.AnyAsync(m => m.Month == month, ct))
            {
                db.PublishedMonths.Add(new PublishedMonth { Month = month, At = me.Stamp().At, Content = request.Report.ToJson() });
            }
        }
    }
}
