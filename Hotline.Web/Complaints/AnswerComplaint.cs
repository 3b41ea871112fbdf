using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// The supervisor tells the citizen what was found.
[Needs(Permission.Supervise)]
public sealed record AnswerComplaint : ICommand, IAudited
{
    public long Id { get; init; }

    [Required(ErrorMessage = "FindingMissing"), EnumDataType(typeof(ComplaintFinding), ErrorMessage = "FindingMissing")]
    public ComplaintFinding? Finding { get; set; }

    /// <summary>The citizen reads it.</summary>
    [Required(ErrorMessage = "AnswerMissing"), StringLength(2000, ErrorMessage = "TooLong")]
    public string Answer { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => ComplaintReceipt.NameOf(Id);

    /// <inheritdoc/>
    public string? AuditDetail => Finding?.ToString();

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AnswerComplaint>
    {
        public async Task Handle(AnswerComplaint request, CancellationToken ct)
        {
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            complaint.BeAnswered(request.Finding!.Value, request.Answer.Trim(), me.Stamp());
        }
    }
}
