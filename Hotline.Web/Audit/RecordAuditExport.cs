using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Audit;

/// Puts on record that audit lines left the house: which file, how many, and its digest.
[Needs(Permission.System)]
public sealed record RecordAuditExport(string File, long Lines, string Digest) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    /// <inheritdoc/>
    public string? AuditDetail => $"{Lines} SHA-256 {Digest}";

    internal sealed class Handler : ICommandHandler<RecordAuditExport>
    {
        public Task Handle(RecordAuditExport request, CancellationToken ct) => Task.CompletedTask;
    }
}
