using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Intake;

/// Keeps an unfinished intake form, so that a dropped connection loses nothing. No ticket yet, and no line in the audit trail every few seconds.
[Needs(Permission.Intake)]
public sealed record SaveDraft(RegisterTicket Form) : ICommand, IQuiet, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Form.DraftId.Length is 0 or > 64)
        {
            yield return new ValidationResult("Invalid", [nameof(RegisterTicket.DraftId)]);
        }

        if (Form.Text.Length > 50_000)
        {
            yield return new ValidationResult("TooLong", [nameof(RegisterTicket.Text)]);
        }
    }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<SaveDraft>
    {
        public async Task Handle(SaveDraft request, CancellationToken ct)
        {
            var id = request.Form.DraftId;
            if (await MyDraft.Ticket(db, me.Account, id, ct) is not null)
            {
                return; // It has become a ticket meanwhile; a late save must not bring the draft back.
            }

            var (form, now) = (JsonSerializer.Serialize(request.Form), me.Stamp().At);
            if (await db.Drafts.SingleOrDefaultAsync(d => d.Account == me.Account && d.Id == id, ct) is { } draft)
            {
                (draft.Form, draft.SavedAt) = (form, now);
            }
            else
            {
                db.Drafts.Add(new Draft { Account = me.Account, Id = id, Form = form, SavedAt = now });
            }
        }
    }
}
