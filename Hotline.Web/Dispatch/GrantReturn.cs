using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Agrees that a ticket is not that unit's, and hands it to the next in the same act.
[Does(TicketAction.GrantReturn)]
public sealed record GrantReturn : RoutedCommand
{
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
