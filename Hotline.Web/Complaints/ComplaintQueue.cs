using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// <summary>A line of the supervisor's queue; what the citizen wrote stands on the complaint's own page.</summary>
public sealed record ComplaintRow(long Id, TicketNumber Ticket, int Round, string Kind, DepartmentCode? Unit, ComplaintVia Via, bool ReplyWanted, DateTimeOffset At, DateTimeOffset DueAt, ComplaintFinding? Finding, bool Ordered);

/// Complaints about the handling: those that wait, the oldest first, or those that were answered, the newest first.
[Needs(Permission.ReadComplaints)]
public sealed record ComplaintQueue(bool Answered = false, int Page = 1) : IQuestion<Page<ComplaintRow>>
{
    internal sealed class Handler(HotlineDb db) : IQuestionHandler<ComplaintQueue, Page<ComplaintRow>>
    {
        public Task<Page<ComplaintRow>> Handle(ComplaintQueue request, CancellationToken ct)
        {
            var state = request.Answered ? ComplaintState.Answered : ComplaintState.Open;
            var complaints = db.Complaints.AsNoTracking().Where(c => c.State == state);
            return (request.Answered ? complaints.OrderByDescending(c => c.Id) : complaints.OrderBy(c => c.Id))
                .Select(c => new ComplaintRow(c.Id, c.Ticket, c.Round, c.Kind, c.Unit, c.Via, c.ReplyWanted, c.At, c.DueAt, c.Finding, c.OrderSerial != null))
                .Page(request.Page, ct);
        }
    }
}
