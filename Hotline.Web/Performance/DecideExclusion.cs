using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// A reviewer agrees to an exclusion or refuses it; the second one who agrees, another person, takes the case out of the figure.
[Needs(Permission.Supervise)]
public sealed record DecideExclusion : ICommand, IAudited, IValidatableObject
{
    /// <summary>Which.</summary>
    public long Id { get; init; }

    /// <summary>How far it had come when it was read.</summary>
    public ExclusionState Seen { get; init; }

    /// <summary>Yes or no.</summary>
    public bool Agree { get; set; }

    /// <summary>What the reviewer says; needed for a no.</summary>
    [StringLength(1000, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string? AuditDetail => Agree ? "+" : "-";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        !Agree && string.IsNullOrWhiteSpace(Note) ? [new ValidationResult("ExclusionReasonMissing", [nameof(Note)])] : [];

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<DecideExclusion>
    {
        public async Task Handle(DecideExclusion request, CancellationToken ct)
        {
            var asked = await db.Exclusions.SingleOrDefaultAsync(e => e.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            if (asked.State != request.Seen)
            {
                throw new Stale($"{asked.Id}: {request.Seen} is not {asked.State}");
            }

            asked.Decide(request.Agree, request.Note, me.Stamp());
            if (asked.State == ExclusionState.Granted)
            {
                await TakeOut(asked, ct);
            }
        }

        private async Task TakeOut(Exclusion granted, CancellationToken ct)
        {
            var fact = await db.KpiFacts.SingleOrDefaultAsync(f => f.Ticket == granted.Ticket && f.Kind == granted.Kind && f.Hop == granted.Hop, ct);
            if (fact is null || fact.Excluded || !granted.Concerns(fact))
            {
                return;
            }

            var (sums, left) = (new KpiSumChanges(), fact with { Excluded = true });
            sums.Count(fact, -1);
            sums.Count(left, +1);
            db.Entry(fact).CurrentValues.SetValues(left);
            await sums.AddTo(db, ct);
        }
    }
}
