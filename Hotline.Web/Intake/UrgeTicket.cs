using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Intake;

/// Tells the unit that the citizen calls again, or that the centre wants it sooner.
[Does(TicketAction.Urge)]
public sealed record UrgeTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<UrgeTicket>
    {
        public async Task Handle(UrgeTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Urge(request.Note, me.Stamp());
        }
    }
}
