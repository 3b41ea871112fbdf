using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// Takes back a card that was wrong.
[Does(TicketAction.RevokeCard)]
public sealed record RevokeCard : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Which card.</summary>
    public long Card { get; set; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RevokeCard>
    {
        public async Task Handle(RevokeCard request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.RevokeCard(request.Card, request.Text.Trim(), stamp);
        }
    }
}
