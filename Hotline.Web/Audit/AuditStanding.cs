using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Audit;

/// <summary>What the chain's end says against its anchor.</summary>
public enum AuditState
{
    /// <summary>The anchored line is there.</summary>
    Whole = 1,

    /// <summary>The database ends before the anchored line, or holds another one there: it was put back, cut or replaced.</summary>
    PutBack = 2,

    /// <summary>The anchor is not one that this installation wrote.</summary>
    AnchorDamaged = 3,
}

/// <summary>How the chain stands.</summary>
/// <param name="State">Against the anchor.</param>
/// <param name="Head">The last line.</param>
/// <param name="Anchor">The anchored line; null where none was written yet.</param>
public sealed record AuditChainState(AuditState State, AuditHead Head, AuditHead? Anchor);

/// How the audit chain stands against its anchor; looks at two lines only.
[Needs(Permission.ReadAudit | Permission.System)]
public sealed record AuditStanding : IQuestion<AuditChainState>
{
    internal sealed class Handler(HotlineDb db, AuditAnchor anchor) : IQuestionHandler<AuditStanding, AuditChainState>
    {
        public Task<AuditChainState> Handle(AuditStanding request, CancellationToken ct) => Of(db, anchor, ct);
    }

    /// <summary>The same for whoever is inside the door already.</summary>
    internal static async Task<AuditChainState> Of(HotlineDb db, AuditAnchor anchor, CancellationToken ct)
    {
        // The anchor first: the chain may only grow in between.
        AuditHead? anchored;
        try
        {
            anchored = anchor.Read();
        }
        catch (InvalidDataException)
        {
            return new AuditChainState(AuditState.AnchorDamaged, await AuditLinks.Head(db, ct), null);
        }

        var head = await AuditLinks.Head(db, ct);
        var link = anchored is null ? null : await db.AuditLines.Where(l => l.Id == anchored.Id).Select(l => l.Link).FirstOrDefaultAsync(ct);
        var there = anchored is null or { Id: 0 } || (link is not null && link.AsSpan().SequenceEqual(anchored.Link));
        return new AuditChainState(there ? AuditState.Whole : AuditState.PutBack, head, anchored);
    }
}
