using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// Gives the unit a supervision order because of a complaint, in words of its own: the citizen is never quoted.
[Needs(Permission.Supervise)]
public sealed record OrderAfterComplaint : ICommand, IAudited
{
    public long Id { get; init; }

    public OrderForm Form { get; set; } = OrderForm.Platform;

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => ComplaintReceipt.NameOf(Id);

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<OrderAfterComplaint>
    {
        public async Task Handle(OrderAfterComplaint request, CancellationToken ct)
        {
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            var (ticket, stamp) = (await db.Load(complaint.Ticket, ct), me.Stamp());
            complaint.CheckDemand(request.Text);
            // It may have gone to another unit since: that one has done nothing wrong.
            Refusal.When(ticket.Lead != complaint.Unit, RefusalCode.NoUnitToOrder);
            ticket.OrderSupervision(request.Form, OrderTrigger.Complaint, request.Text.Trim(), city.Now.OrderDue(request.Form, stamp.At), stamp);
            complaint.BeOrdered(ticket.Orders[^1].Serial);
        }
    }
}
