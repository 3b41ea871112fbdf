using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Supervision;

/// Tells the supervisor why it takes longer than allowed.
[Does(TicketAction.ExplainDelay)]
public sealed record ExplainDelay : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ExplainDelay>
    {
        public async Task Handle(ExplainDelay request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.ExplainDelay(request.Text.Trim(), stamp);
        }
    }
}
