using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// Keeps a ticket as it is, whatever the rules about keeping say: a lawsuit, a review or an audit needs it.
[Needs(Permission.ManageRoles)]
public sealed record HoldTicket : ICommand, IAudited
{
    private const int longestYears = 10;

    /// <summary>The ticket's number as typed.</summary>
    [Required(ErrorMessage = "HoldNumberWrong"), StringLength(40, ErrorMessage = "HoldNumberWrong")]
    public string Number { get; set; } = "";

    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <summary>The last day on which it holds.</summary>
    [Required(ErrorMessage = "HoldUntilWrong")]
    public DateOnly? Until { get; set; }

    /// <inheritdoc/>
    public string? AuditObject => TicketNumber.TryParse(Number, out var number) ? number.ToString() : null;

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city, TimeProvider clock) : ICommandHandler<HoldTicket>
    {
        public async Task Handle(HoldTicket request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = city.Now.Day(now);
            if (!TicketNumber.TryParse(request.Number, out var number))
            {
                throw new Invalid(nameof(Number), "HoldNumberWrong");
            }

            if (request.Until < today || request.Until > today.AddYears(longestYears))
            {
                throw new Invalid(nameof(Until), "HoldUntilWrong");
            }

            var known = await new DueForRetention(db, city, now).All.Where(t => t.Number == number).Select(t => new { t.AnonymisedAt }).SingleOrDefaultAsync(ct) ?? throw new Invalid(nameof(Number), "HoldNumberWrong");
            Refusal.When(known.AnonymisedAt is not null, RefusalCode.Anonymised);
            db.RetentionHolds.Add(new RetentionHold(number, request.Reason.Trim(), request.Until!.Value, me.Stamp()));
        }
    }
}
