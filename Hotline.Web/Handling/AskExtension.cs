using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Handling;

/// Asks the centre for more days, before the limit runs out.
[Does(TicketAction.AskExtension)]
public sealed record AskExtension : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Range(1, 365, ErrorMessage = "DaysWrong")]
    public int Days { get; set; } = 5;

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Reason { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<AskExtension>
    {
        public async Task Handle(AskExtension request, CancellationToken ct)
        {
            var ticket = await db.Load(request, ct);
            var approval = await db.ApprovalOf(UnitRequestKind.Extension, ticket, city.Now, me, ct);
            ticket.AskExtension(request.Days, request.Reason.Trim(), approval, city.Now.RequestsOf(ticket), me.Stamp());
        }
    }
}
