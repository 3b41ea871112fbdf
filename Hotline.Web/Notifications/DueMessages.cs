using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.FollowUp;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Notifications;

/// Messages whose next try is due, those that wait longest first; some at a time.
[Needs(Permission.System)]
public sealed record DueMessages : IQuestion<IReadOnlyList<OutgoingMessage>>
{
    private const int atOnce = 20;

    internal sealed class Handler(HotlineDb db, RateLinks links, TimeProvider clock) : IQuestionHandler<DueMessages, IReadOnlyList<OutgoingMessage>>
    {
        public async Task<IReadOnlyList<OutgoingMessage>> Handle(DueMessages request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var due = await db.OutboxMessages.AsNoTracking().Where(m => m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Take(atOnce).ToListAsync(ct);
            // A one-time link is made on its way out: nobody reads it in the store.
            return [.. due.Select(m => new OutgoingMessage(m.Id, m.Key, m.Recipient, m.Text.Replace(CitizenTemplate.Link, links.For(db.Vault, m.Key), StringComparison.Ordinal)))];
        }
    }
}
