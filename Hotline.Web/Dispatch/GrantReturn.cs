using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Agrees that a ticket is not that unit's, and hands it to the next in the same act.
[Does(TicketAction.GrantReturn)]
public sealed record GrantReturn : ITicketCommand, IRouted
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "CategoryMissing")]
    public string Category { get; set; } = "";

    [Required(ErrorMessage = "UnitMissing")]
    public string Lead { get; set; } = "";

    public IReadOnlyList<string> CoOperating { get; set; } = [];

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<GrantReturn>
    {
        public async Task Handle(GrantReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.GrantReturn(city.Now.Decision(request, me.Stamp().At), request.Note, me.Stamp());
        }
    }
}
