using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Hands a registered ticket to the department that must answer it.
[Does(TicketAction.Dispatch)]
public sealed record DispatchTicket : RoutedCommand
{
    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<DispatchTicket>
    {
        public async Task Handle(DispatchTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Dispatch(city.Now.Decision(request, me.Stamp().At), request.Note, me.Stamp());
        }
    }
}
