using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// Orders the unit to act and to answer within a limit.
[Does(TicketAction.OrderSupervision)]
public sealed record OrderSupervision : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    public OrderForm Form { get; set; } = OrderForm.Platform;

    public OrderTrigger Trigger { get; set; } = OrderTrigger.Overdue;

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<OrderSupervision>
    {
        public async Task Handle(OrderSupervision request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.OrderSupervision(request.Form, request.Trigger, request.Text.Trim(), city.Now.OrderDue(request.Form, stamp.At), stamp);
        }
    }
}
