using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// Puts a heavier order in the place of one that did not help.
[Does(TicketAction.EscalateOrder)]
public sealed record EscalateOrder : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Which order of the ticket.</summary>
    public int Serial { get; set; }

    public OrderForm Form { get; set; } = OrderForm.Written;

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<EscalateOrder>
    {
        public async Task Handle(EscalateOrder request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.EscalateOrder(request.Serial, request.Form, request.Text.Trim(), city.Now.OrderDue(request.Form, stamp.At), stamp);
        }
    }
}
