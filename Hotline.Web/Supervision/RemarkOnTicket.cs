using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Supervision;

/// A city leader says what is to be done, and will be told what was.
[Does(TicketAction.Remark)]
public sealed record RemarkOnTicket : ITicketCommand
{
    public TicketNumber Number { get; init; }

    public int Version { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<RemarkOnTicket>
    {
        public async Task Handle(RemarkOnTicket request, CancellationToken ct)
        {
            var (ticket, stamp) = (await db.Load(request, ct), me.Stamp());
            ticket.AddRemark(request.Text.Trim(), city.Now.OrderDue(OrderForm.Remark, stamp.At), stamp);
        }
    }
}
