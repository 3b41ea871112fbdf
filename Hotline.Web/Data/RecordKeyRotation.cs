using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Data;

/// Puts on record that the callers' key was changed: which came after which, and how many values were made anew.
[Needs(Permission.System)]
public sealed record RecordKeyRotation : ICommand<KeyRotationRecord>
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RecordKeyRotation, KeyRotationRecord>
    {
        public async Task<KeyRotationRecord> Handle(RecordKeyRotation request, CancellationToken ct)
        {
            var rotated = await db.RotatedKeys.Where(k => k.DoneAt != null && k.RecordedAt == null).OrderBy(k => k.StartedAt).FirstOrDefaultAsync(ct);
            Refusal.When(rotated is null, RefusalCode.NothingChanged, "key");
            rotated!.BeRecorded(me.Stamp().At);
            return new KeyRotationRecord(rotated.Before, rotated.Key, rotated.Values);
        }
    }
}

/// <summary>A change of keys, by their fingerprints.</summary>
/// <param name="Before">The old key.</param>
/// <param name="After">The new one.</param>
/// <param name="Values">So many values were made anew.</param>
public sealed record KeyRotationRecord(string Before, string After, long Values) : IAuditedAnswer, IAudited
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => AuditOutcome.Done;

    /// <inheritdoc/>
    public string? AuditObject => After;

    /// <inheritdoc/>
    public string? AuditDetail => string.Create(CultureInfo.InvariantCulture, $"{Before} → {After}, {Values}");
}
