using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Dispatch;

/// Leaves a ticket with the unit that wanted to return it, and says why.
[Does(TicketAction.RefuseReturn)]
public sealed record RefuseReturn : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RefuseReturn>
    {
        public async Task Handle(RefuseReturn request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.RefuseReturn(request.Note, me.Stamp());
        }
    }
}
