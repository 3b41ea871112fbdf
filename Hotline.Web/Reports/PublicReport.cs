using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// The published figures of a month.
[OpenToAll]
public sealed record PublicReport(DateOnly Month) : IQuestion<MonthReport>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PublicReport, MonthReport>
    {
        public async Task<MonthReport> Handle(PublicReport request, CancellationToken ct) =>
            await db.PublishedMonths.Where(m => m.Month == request.Month).Select(m => m.Content).SingleOrDefaultAsync(ct) is { } text
                ? MonthReport.FromJson(text)
                : throw new NotThere(request.Month.InAddress());
    }
}
