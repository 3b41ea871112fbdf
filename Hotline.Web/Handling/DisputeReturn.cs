using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Does not accept the centre's refusal of a return: whose duty it is will be ruled on.
[Does(TicketAction.DisputeReturn)]
public sealed record DisputeReturn : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string Argument { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<DisputeReturn>
    {
        public async Task Handle(DisputeReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.DisputeReturn(request.Argument.Trim(), city.Now.RequestsOf(ticket), city.Now.Time, me.Stamp());
        }
    }
}
