using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Handling;

/// Keeps the own unit's return or extension in the unit, and says why.
[Does(TicketAction.StopRequest)]
public sealed record StopRequest : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(300, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<StopRequest>
    {
        public async Task Handle(StopRequest request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.StopRequest(request.Note.Trim(), me.Stamp());
        }
    }
}
