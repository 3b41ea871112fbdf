using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Privacy;

/// Throws away forms that somebody began and left for longer than the rules say: they hold names and numbers of people who never became a ticket.
[Needs(Permission.System)]
public sealed record DiscardOldDrafts : ICommand<int>, IQuiet
{
    internal sealed class Handler(HotlineDb db, City city, TimeProvider clock) : ICommandHandler<DiscardOldDrafts, int>
    {
        public Task<int> Handle(DiscardOldDrafts request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var before = now.AddDays(-city.Now.Retention.DraftDaysOn(city.Now.Day(now)));
            return db.Drafts.Where(d => d.SavedAt < before).ExecuteDeleteAsync(ct);
        }
    }
}
