using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Handling;

/// Signs for a ticket: the unit takes it in hand.
[Does(TicketAction.Accept)]
public sealed record AcceptTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<AcceptTicket>
    {
        public async Task Handle(AcceptTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Accept(me.Stamp());
        }
    }
}
