using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Intake;

/// Declines an appeal for one of the ten lawful reasons; keeps what the caller was told.
[Does(TicketAction.Decline)]
public sealed record DeclineTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "ReasonMissing")]
    public string Reason { get; set; } = "";

    [Required(ErrorMessage = "ToldMissing"), StringLength(1_000, ErrorMessage = "TooLong")]
    public string Told { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<DeclineTicket>
    {
        public async Task Handle(DeclineTicket request, CancellationToken ct)
        {
            if (city.Now.DeclineReasons.All(r => r.Code != request.Reason))
            {
                throw new Invalid(nameof(Reason), "ReasonMissing");
            }

            var ticket = await db.Load(request, ct);
            ticket.Decline(request.Reason, request.Told, me.Stamp());
        }
    }
}
