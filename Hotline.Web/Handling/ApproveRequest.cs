using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Lets the own unit's return or extension go to the centre.
[Does(TicketAction.ApproveRequest)]
public sealed record ApproveRequest : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [StringLength(300, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<ApproveRequest>
    {
        public async Task Handle(ApproveRequest request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            ticket.ApproveRequest(request.Note.Trim(), city.Now.RequestsOf(ticket), me.Stamp());
        }
    }
}
