using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Tiers;

/// Takes back what the own district office handed on.
[Does(TicketAction.TakeBack)]
public sealed record TakeBackTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<TakeBackTicket>
    {
        public async Task Handle(TakeBackTicket request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.TakeBack(request.Note, me.Stamp());
        }
    }
}
