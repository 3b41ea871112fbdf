using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Dispatch;

/// Keeps the due date as it is, and says why.
[Does(TicketAction.RefuseExtension)]
public sealed record RefuseExtension : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RefuseExtension>
    {
        public async Task Handle(RefuseExtension request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.RefuseExtension(request.Note, me.Stamp());
        }
    }
}
