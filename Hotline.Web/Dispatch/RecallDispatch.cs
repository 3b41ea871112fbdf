using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Dispatch;

/// Undoes what the machine dispatched: the ticket goes back to the dispatcher, and the machine leaves it alone from then on.
[Does(TicketAction.Recall)]
public sealed record RecallDispatch : ITicketCommand
{
    /// <inheritdoc/>
    public TicketNumber Number { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RecallDispatch>
    {
        public async Task Handle(RecallDispatch request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Recall(request.Note, me.Stamp());
        }
    }
}
