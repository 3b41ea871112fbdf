using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Tickets;

/// Shows the caller's name, numbers and address to somebody who says why; the look is on record.
[Needs(Permission.RevealCaller)]
public sealed record RevealCaller : ICommand<Caller>, IAudited
{
    public TicketNumber Number { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(100, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();

    /// <inheritdoc/>
    public string? AuditDetail => Reason;

    /// <inheritdoc/>
    public AuditOutcome AuditedAs => AuditOutcome.Looked;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RevealCaller, Caller>
    {
        public async Task<Caller> Handle(RevealCaller request, CancellationToken ct)
        {
            var ticket = await db.Tickets.AsNoTracking().Include(t => t.Assignments).SingleOrDefaultAsync(t => t.Number == request.Number, ct)
                ?? throw new NotThere(request.Number.ToString());
            Refusal.When(ticket.AnonymisedAt is not null, RefusalCode.Anonymised);
            return CallerShown.MayReveal(me, ticket) ? ticket.Appeal.Caller : throw new Forbidden($"{me.Account} may not see the caller of {ticket.Number}");
        }
    }
}
