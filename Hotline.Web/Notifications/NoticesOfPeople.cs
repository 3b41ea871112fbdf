using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// <summary>Which notices are whose.</summary>
internal static class NoticesOfPeople
{
    extension(HotlineDb db)
    {
        /// <summary>Those for this person's own unit, or for the centre's people, that are meant for what this person does.</summary>
        public IQueryable<Notice> NoticesOf(CurrentUser me)
        {
            var (unit, mine) = (me.Unit, me.Permissions);
            return db.Notices.AsNoTracking().Where(n => (n.Unit == null || n.Unit == unit) && (n.For & mine) != 0 && (n.Complaint == null || db.Complaints.Any(c => c.Id == n.Complaint)));
        }

        public Task<long> SeenUpTo(CurrentUser me, CancellationToken ct) =>
            db.NoticeMarks.Where(m => m.Account == me.Account).Select(m => m.SeenUpTo).SingleOrDefaultAsync(ct);
    }
}
