using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Audit;

/// The next audit lines of a span of days, in their order: an export asks again and again, so that years of lines never lie in memory at once.
/// <param name="After">The number of the last line held already, 0 at first.</param>
/// <param name="Begin">First moment.</param>
/// <param name="End">First moment no longer asked for.</param>
[Needs(Permission.ReadAudit | Permission.System)]
public sealed record AuditPart(long After, DateTimeOffset Begin, DateTimeOffset End) : IQuestion<IReadOnlyList<AuditLine>>
{
    /// <summary>Lines at a time.</summary>
    public const int Most = 5000;

    internal sealed class Handler(HotlineDb db) : IQuestionHandler<AuditPart, IReadOnlyList<AuditLine>>
    {
        public async Task<IReadOnlyList<AuditLine>> Handle(AuditPart request, CancellationToken ct) =>
            await db.AuditLines.AsNoTracking().Where(l => l.Id > request.After && l.At >= request.Begin && l.At < request.End).OrderBy(l => l.Id).Take(Most).ToListAsync(ct);
    }
}
