using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Audit;

/// <summary>What a look at every line found.</summary>
/// <param name="Lines">So many stand as they were written.</param>
/// <param name="BrokenAt">The first number at which the chain is broken: a line was changed, left out or put in there; null where it is whole.</param>
/// <param name="Standing">Against the anchor.</param>
public sealed record AuditFinding(long Lines, long? BrokenAt, AuditChainState Standing)
{
    /// <summary>Whether nothing was found.</summary>
    public bool Whole => BrokenAt is null && Standing.State == AuditState.Whole;
}

/// Reads the whole audit trail and checks each line's link, and the end against the anchor.
[Needs(Permission.ReadAudit | Permission.System)]
public sealed record AuditCheck : IQuestion<AuditFinding>
{
    internal sealed class Handler(HotlineDb db, AuditChain chain, AuditAnchor anchor) : IQuestionHandler<AuditCheck, AuditFinding>
    {
        public async Task<AuditFinding> Handle(AuditCheck request, CancellationToken ct)
        {
            var head = AuditHead.None;
            var standing = await AuditStanding.Of(db, anchor, ct);
            await foreach (var line in db.AuditLines.AsNoTracking().OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!chain.Holds(line, head))
                {
                    return new AuditFinding(head.Id, head.Id + 1, standing);
                }

                head = new AuditHead(line.Id, line.Link!);
            }

            return new AuditFinding(head.Id, null, standing);
        }
    }
}
