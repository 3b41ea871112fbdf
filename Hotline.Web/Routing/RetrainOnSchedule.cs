using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// Decides, once for each time of the schedule, whether there is enough new to learn, and begins a training if there is.
[Needs(Permission.System)]
public sealed record RetrainOnSchedule(DateTimeOffset Slot, int LeastCorrections) : ICommand<bool>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Slot.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, Retraining retraining, CurrentUser me) : ICommandHandler<RetrainOnSchedule, bool>
    {
        public async Task<bool> Handle(RetrainOnSchedule request, CancellationToken ct)
        {
            // A schedule says nothing about the time before it was made.
            var since = await db.RuleFiles.Where(f => f.Name == CityFiles.RoutingFile).Select(f => (DateTimeOffset?)f.ImportedAt).SingleOrDefaultAsync(ct);
            if (request.Slot <= since || await db.TrainingSlots.AnyAsync(s => s.Slot == request.Slot, ct))
            {
                return false;
            }

            var waiting = await db.Corrections.Where(c => c.Used == null).Take(Math.Max(1, request.LeastCorrections)).CountAsync(ct);
            var enough = waiting >= request.LeastCorrections;
            var slot = new TrainingSlot { Slot = request.Slot, DecidedAt = me.Stamp().At, Waiting = waiting, Started = enough };
            db.TrainingSlots.Add(slot);
            // First it is on record that this time was used: a training that brings the server down is not begun again at every start.
            await db.SaveChangesAsync(ct);
            return enough && retraining.Begin(me.Actor);
        }
    }
}
