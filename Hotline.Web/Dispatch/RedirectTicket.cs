using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Dispatch;

/// Moves a ticket to another unit; its overall clock goes on.
[Does(TicketAction.Redirect)]
public sealed record RedirectTicket : RoutedCommand
{
    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RedirectTicket>
    {
        public async Task Handle(RedirectTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.Redirect(city.Now.Decision(request, me.Stamp().At), request.Note, me.Stamp());
        }
    }
}
