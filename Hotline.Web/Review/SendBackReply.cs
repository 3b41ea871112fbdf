using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Review;

/// Gives a reply back to the department and says what is missing.
[Does(TicketAction.SendBack)]
public sealed record SendBackReply : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Remark { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<SendBackReply>
    {
        public async Task Handle(SendBackReply request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.SendBack(request.Remark, me.Stamp());
        }
    }
}
