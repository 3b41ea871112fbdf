using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.FollowUp;

/// Notes that the citizen was called and not reached.
[Does(TicketAction.LogAttempt)]
public sealed record LogAttempt : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<LogAttempt>
    {
        public async Task Handle(LogAttempt request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.LogAttempt(request.Note, me.Stamp());
        }
    }
}
