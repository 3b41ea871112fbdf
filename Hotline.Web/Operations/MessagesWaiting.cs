using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Operations;

/// <summary>Messages to people outside that have not arrived.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">When the oldest was written; null where none waits.</param>
internal sealed record MessagesWaiting(int Count, DateTimeOffset? Oldest)
{
    /// <summary>Counts them. Asked for by date, the store would read all that were ever sent while none waits; so the count and the first number come of the same few.</summary>
    public static async Task<MessagesWaiting> In(HotlineDb db, CancellationToken ct)
    {
        var some = await db.OutboxMessages.Unsettled().GroupBy(_ => 1).Select(all => new { Count = all.Count(), First = all.Min(m => m.Id) }).SingleOrDefaultAsync(ct);
        return some is null ? new MessagesWaiting(0, null)
            : new MessagesWaiting(some.Count, await db.OutboxMessages.Where(m => m.Id == some.First).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(ct));
    }
}
