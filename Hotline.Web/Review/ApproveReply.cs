using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Tickets;

namespace Hotline.Web.Review;

/// Lets the citizen read the department's reply; every ticket merged into this one is answered by it as well.
[Does(TicketAction.Approve)]
public sealed record ApproveReply : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Needed where the reply lacks something: why it is good enough all the same.</summary>
    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<ApproveReply>
    {
        public async Task Handle(ApproveReply request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var stamp = me.Stamp();
            var lacking = ticket.Replies.LastOrDefault(r => r.State == ReplyState.Pending) is { } reply && city.Now.GapsOf(ticket, reply).Count > 0;
            ticket.Approve(request.Note, stamp);
            if (lacking && string.IsNullOrWhiteSpace(request.Note))
            {
                throw new Invalid(nameof(Note), "WhyDespiteGaps");
            }

            await MergedTickets.Follow(db, ticket, stamp, ct);
        }
    }
}
