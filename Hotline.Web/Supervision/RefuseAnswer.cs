using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// Sends the answer back; a new limit begins.
[Does(TicketAction.RefuseAnswer)]
public sealed record RefuseAnswer : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    /// <summary>Which order of the ticket.</summary>
    public int Serial { get; set; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RefuseAnswer>
    {
        public async Task Handle(RefuseAnswer request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            var order = ticket.Orders.SingleOrDefault(o => o.Serial == request.Serial) ?? throw new Refusal(RefusalCode.NoOrderOpen);
            ticket.RefuseAnswer(request.Serial, request.Text.Trim(), city.Now.OrderDue(order.Form, stamp.At), stamp);
        }
    }
}
