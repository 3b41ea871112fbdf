using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Tiers;

/// Agrees that a ticket is not that street's: back to the district office, or to another unit inside the district.
[Does(TicketAction.GrantTierReturn)]
public sealed record GrantTierReturn : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>The office itself, or a unit inside its district.</summary>
    [Required(ErrorMessage = "UnitMissing")]
    public string Unit { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<GrantTierReturn>
    {
        public async Task Handle(GrantTierReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var office = ticket.District!.Value;
            var next = request.Unit == office.Value ? office : city.Now.UnitInside(office, request.Unit, me.Stamp().At);
            ticket.GrantTierReturn(next, request.Note, me.Stamp());
        }
    }
}
