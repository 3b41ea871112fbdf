using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Reports;

/// Which months are published, the newest first.
[OpenToAll]
public sealed record PublicReports : IQuestion<IReadOnlyList<DateOnly>>
{
    private const int atMost = 120;

    internal sealed class Handler(HotlineDb db) : IQuestionHandler<PublicReports, IReadOnlyList<DateOnly>>
    {
        public async Task<IReadOnlyList<DateOnly>> Handle(PublicReports request, CancellationToken ct) =>
            await db.PublishedMonths.OrderByDescending(m => m.Month).Select(m => m.Month).Take(atMost).ToListAsync(ct);
    }
}
