using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Performance;

/// A supervisor answers a unit's objection; question and answer stay on record.
[Needs(Permission.Supervise)]
public sealed record AnswerAppeal : ICommand, IAudited
{
    /// <summary>Which.</summary>
    public long Id { get; init; }

    /// <summary>Whether the unit is right.</summary>
    public bool Upheld { get; set; }

    /// <summary>What the unit is told.</summary>
    [Required(ErrorMessage = "AnswerMissing")]
    [StringLength(2000, ErrorMessage = "TooLong")]
    public string Answer { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string? AuditDetail => Upheld ? "+" : "-";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AnswerAppeal>
    {
        public async Task Handle(AnswerAppeal request, CancellationToken ct)
        {
            var appeal = await db.ScoreAppeals.SingleOrDefaultAsync(a => a.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            appeal.Decide(request.Upheld, request.Answer, me.Stamp());
        }
    }
}
