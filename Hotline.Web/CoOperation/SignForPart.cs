using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.CoOperation;

/// Signs for the own unit's part of a ticket that another unit leads.
[Does(TicketAction.CoAccept)]
public sealed record SignForPart : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<SignForPart>
    {
        public async Task Handle(SignForPart request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.CoAccept(Mine.Part(me, ticket, TicketAction.CoAccept)!.Unit, me.Stamp());
        }
    }
}
