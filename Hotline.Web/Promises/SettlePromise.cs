using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Domain.Promises;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Notifications;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Promises;

/// After a call to the citizen: the promise was kept, or it was not; unit and supervisor hear of the latter.
[Needs(Permission.FollowUp | Permission.Supervise)]
public sealed record SettlePromise : ICommand, IAudited
{
    public long Id { get; init; }

    [Required(ErrorMessage = "Invalid")]
    public bool? Kept { get; set; }

    [Required(ErrorMessage = "PromiseNoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string? AuditDetail => Kept == true ? nameof(PromiseState.Kept) : nameof(PromiseState.Broken);

    internal sealed class Handler(HotlineDb db, CurrentUser me, City city) : ICommandHandler<SettlePromise>
    {
        public async Task Handle(SettlePromise request, CancellationToken ct)
        {
            // Only beside a ticket this person may see.
            var promise = await db.Promises.Join(db.Tickets, p => p.Ticket, t => t.Number, (p, t) => p).SingleOrDefaultAsync(p => p.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            var stamp = me.Stamp();
            promise.Settle(request.Kept!.Value, request.Note, city.Now.Day(stamp.At), stamp);
            await Judge(promise, stamp.At, ct);
            if (promise.State == PromiseState.Broken)
            {
                db.Notices.Add(Notice.About(NoticeTopic.PromiseBroken, promise.Ticket, stamp.At, Permission.Supervise));
                if (promise.Unit is { } unit)
                {
                    db.Notices.Add(Notice.ToUnit(NoticeTopic.PromiseBroken, promise.Ticket, unit, stamp.At, Permission.SignForUnit | Permission.Handle));
                }
            }
        }

        // The figures look at the ticket again: nothing has happened to it.
        private async Task Judge(UnitPromise promise, DateTimeOffset now, CancellationToken ct)
        {
            var watch = await db.KpiWatches.SingleOrDefaultAsync(w => w.Ticket == promise.Ticket, ct) ?? db.KpiWatches.Add(new KpiWatch { Ticket = promise.Ticket }).Entity;
            watch.After = now;
        }
    }
}
