using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Dispatch;

/// Gives a unit the working days it asked for.
[Does(TicketAction.GrantExtension)]
public sealed record GrantExtension : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<GrantExtension>
    {
        public async Task Handle(GrantExtension request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.GrantExtension(request.Note, me.Stamp());
        }
    }
}
