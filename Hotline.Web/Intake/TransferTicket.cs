using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Intake;

/// Records that a person in danger was handed to 110, 119, 120 or 122; a time-stamped copy stays here.
[Does(TicketAction.Transfer)]
public sealed record TransferTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "ServiceMissing")]
    public string Service { get; set; } = "";

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<TransferTicket>
    {
        public async Task Handle(TransferTicket request, CancellationToken ct)
        {
            if (city.Now.EmergencyServices.All(s => s.Code != request.Service))
            {
                throw new Invalid(nameof(Service), "ServiceMissing");
            }

            var ticket = await db.Load(request, ct);
            ticket.Transfer(request.Service, request.Note, me.Stamp());
        }
    }
}
