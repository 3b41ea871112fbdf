using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Handling;
using Hotline.Web.Platform;

namespace Hotline.Web.FollowUp;

/// Lets the unit say, and show, what it has to say about a citizen's discontent.
[Does(TicketAction.ExplainDiscontent)]
public sealed record ExplainDiscontent : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "TextMissing"), StringLength(1000, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <summary>Tokens of uploaded files.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];

    internal sealed class Handler(HotlineDb db, CurrentUser me, Filing filing) : ICommandHandler<ExplainDiscontent>
    {
        public async Task Handle(ExplainDiscontent request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.ExplainDiscontent(request.Text.Trim(), stamp);
            filing.Attach(ticket, TicketAction.ExplainDiscontent, request.Files, stamp);
        }
    }
}
