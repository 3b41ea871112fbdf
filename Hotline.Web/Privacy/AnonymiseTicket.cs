using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// Takes out of a ticket that is past its keeping whatever says who somebody is. It cannot be undone; figures stay as they are.
[Needs(Permission.ManageRoles | Permission.System)]
public sealed record AnonymiseTicket(TicketNumber Number) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Number.ToString();

    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock, Anonymiser anonymiser, AttachmentStore files) : ICommandHandler<AnonymiseTicket>
    {
        public async Task Handle(AnonymiseTicket request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var due = new DueForRetention(db, city, now);
            var kind = await due.All.Where(t => t.Number == request.Number).Select(t => new { t.State, t.Appeal.Type, t.AnonymisedAt }).SingleOrDefaultAsync(ct) ?? throw new NotThere(request.Number.ToString());
            Refusal.When(kind.AnonymisedAt is not null, RefusalCode.Anonymised);
            var ticket = await due.Of(kind.State, kind.Type).Where(t => t.Number == request.Number).Select(t => new { t.Appeal.Caller, t.Appeal.Category }).SingleOrDefaultAsync(ct);
            Refusal.When(ticket is null || !Domain.Privacy.RetentionBook.Ends.Contains(kind.State), RefusalCode.StillKept);
            foreach (var key in await db.Set<Attachment>().Where(a => a.Ticket == request.Number).Select(a => a.Key).ToListAsync(ct))
            {
                files.Withdraw(key);
            }

            await anonymiser.Empty(request.Number, ticket!.Caller, city.Now.CategoryName(ticket.Category), now, ct);
        }
    }
}
