using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Audit;

/// Puts on record that the store was put back on purpose, and why; from then on the chain is watched from its present end.
[Needs(Permission.System)]
public sealed record AcceptRestore([property: Required(ErrorMessage = "ExclusionReasonMissing")] string Reason) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => null;

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(HotlineDb db, AuditAnchor anchor) : ICommandHandler<AcceptRestore>
    {
        public async Task Handle(AcceptRestore request, CancellationToken ct)
        {
            var standing = await AuditStanding.Of(db, anchor, ct);
            Refusal.When(standing.State == AuditState.Whole, RefusalCode.NothingChanged, "audit");
            anchor.Write(standing.Head);
        }
    }
}
