using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Tiers;

/// Leaves a ticket with the street that wanted to return it to the district office, and says why.
[Does(TicketAction.RefuseTierReturn)]
public sealed record RefuseTierReturn : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RefuseTierReturn>
    {
        public async Task Handle(RefuseTierReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.RefuseTierReturn(request.Note, me.Stamp());
        }
    }
}
