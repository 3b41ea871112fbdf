using Hotline.Domain.Identity;
using Hotline.Domain.Promises;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Promises;

/// Reminds units the day before a promise is due, and asks the centre to call when its day is over; each once.
[Needs(Permission.System)]
public sealed record CallForPromises : ICommand<int>, IQuiet
{
    private const int atOnce = 100;

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<CallForPromises, int>
    {
        public async Task<int> Handle(CallForPromises request, CancellationToken ct)
        {
            var now = me.Stamp().At;
            var (today, tomorrow) = (city.Now.Day(now), city.Now.Day(now).AddDays(1));
            var open = db.Promises.Where(p => p.State == PromiseState.Open);
            var soon = await open.Where(p => p.DueOn <= tomorrow && p.RemindedAt == null).OrderBy(p => p.DueOn).ThenBy(p => p.Id).Take(atOnce).ToListAsync(ct);
            foreach (var promise in soon)
            {
                promise.BeReminded(now);
                if (promise.DueOn >= today && promise.Unit is { } unit)
                {
                    db.Notices.Add(Notice.ToUnit(NoticeTopic.PromiseDueSoon, promise.Ticket, unit, now, Permission.SignForUnit | Permission.Handle));
                }
            }

            var due = await open.Where(p => p.DueOn < today && p.CalledForAt == null).OrderBy(p => p.DueOn).ThenBy(p => p.Id).Take(atOnce).ToListAsync(ct);
            foreach (var promise in due)
            {
                promise.BeCalledFor(now);
                db.Notices.Add(Notice.About(NoticeTopic.PromiseDue, promise.Ticket, now, Permission.FollowUp));
            }

            return soon.Count + due.Count;
        }
    }
}
