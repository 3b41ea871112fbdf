using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Handling;

/// Keeps an attempt to reach the citizen, reached or not.
[Does(TicketAction.LogContact)]
public sealed record LogContact : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    public bool Reached { get; set; } = true;

    [Required(ErrorMessage = "ContactMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<LogContact>
    {
        public async Task Handle(LogContact request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.LogContact(request.Reached, request.Note.Trim(), me.Stamp());
        }
    }
}
