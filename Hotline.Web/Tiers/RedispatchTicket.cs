using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Tiers;

/// Hands a ticket of the own district on to a street, town or section inside it; the office goes on answering for it.
[Does(TicketAction.Redispatch)]
public sealed record RedispatchTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "UnitMissing")]
    public string Unit { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RedispatchTicket>
    {
        public async Task Handle(RedispatchTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Redispatch(city.Now.UnitInside(ticket.Lead!.Value, request.Unit, me.Stamp().At), request.Note, me.Stamp());
        }
    }
}
