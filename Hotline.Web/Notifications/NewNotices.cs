using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// How many of them are new, up to a hundred.
[Needs(MyNotices.Demanded)]
public sealed record NewNotices : IQuestion<int>
{
    /// <summary>More than this is "many".</summary>
    public const int Many = 100;

    internal sealed class Handler(HotlineDb db, CurrentUser me) : IQuestionHandler<NewNotices, int>
    {
        public async Task<int> Handle(NewNotices request, CancellationToken ct)
        {
            var seen = await db.SeenUpTo(me, ct);
            return await db.NoticesOf(me).Where(n => n.Id > seen).OrderByDescending(n => n.Id).Take(Many).CountAsync(ct);
        }
    }
}
