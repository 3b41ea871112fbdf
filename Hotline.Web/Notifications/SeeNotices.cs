using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Notifications;

/// Has read everything up to one of them.
[Needs(MyNotices.Demanded)]
public sealed record SeeNotices(long UpTo) : ICommand, IQuiet
{
    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<SeeNotices>
    {
        public async Task Handle(SeeNotices request, CancellationToken ct)
        {
            var mark = await db.NoticeMarks.FindAsync([me.Account], ct) ?? db.NoticeMarks.Add(new NoticeMark { Account = me.Account }).Entity;
            mark.SeenUpTo = Math.Max(mark.SeenUpTo, request.UpTo);
        }
    }
}
