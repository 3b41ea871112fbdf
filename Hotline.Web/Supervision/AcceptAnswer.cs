using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// Accepts the answer: the order is done.
[Does(TicketAction.AcceptAnswer)]
public sealed record AcceptAnswer : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Which order of the ticket.</summary>
    public int Serial { get; set; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AcceptAnswer>
    {
        public async Task Handle(AcceptAnswer request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.AcceptAnswer(request.Serial, request.Text.Trim(), stamp);
        }
    }
}
