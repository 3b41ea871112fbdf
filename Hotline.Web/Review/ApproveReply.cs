using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Review;

/// Lets the citizen read the department's reply; every ticket merged into this one is answered by it as well.
[Does(TicketAction.Approve)]
public sealed record ApproveReply : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ApproveReply>
    {
        public async Task Handle(ApproveReply request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            ticket.Approve(request.Note, stamp);
            foreach (var child in await Merged(ticket.Number).ToListAsync(ct))
            {
                child.FollowParent(ticket, stamp with { By = Actor.System });
            }
        }

        // Whatever the reviewer may see: no citizen is forgotten.
        private IQueryable<Ticket> Merged(TicketNumber parent) =>
            HotlineDb.Whole(db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]).Where(t => t.Parent == parent && t.State == TicketState.Merged));
    }
}
