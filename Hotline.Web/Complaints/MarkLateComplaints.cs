using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Complaints;

/// Tells the supervisors of complaints that were not answered in time, each once.
[Needs(Permission.System)]
public sealed record MarkLateComplaints : ICommand<int>, IQuiet
{
    private const int atOnce = 100;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<MarkLateComplaints, int>
    {
        public async Task<int> Handle(MarkLateComplaints request, CancellationToken ct)
        {
            var now = me.Stamp().At;
            var late = await db.Complaints.Where(c => c.State == ComplaintState.Open && c.LateAt == null && c.DueAt < now).OrderBy(c => c.DueAt).Take(atOnce).ToListAsync(ct);
            foreach (var complaint in late)
            {
                complaint.BeLate(now);
                db.Notices.Add(Notice.About(NoticeTopic.ComplaintLate, complaint.Ticket, now, Permission.Supervise, complaint.Id));
            }

            return late.Count;
        }
    }
}
