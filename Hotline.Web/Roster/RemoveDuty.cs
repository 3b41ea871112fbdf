using System.Globalization;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Roster;

/// Takes one line out of a unit's duty roster.
[Needs(DutyReach.Demanded)]
public sealed record RemoveDuty(long Id) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<RemoveDuty>
    {
        public async Task Handle(RemoveDuty request, CancellationToken ct)
        {
            var entry = await db.DutyEntries.SingleOrDefaultAsync(e => e.Id == request.Id, ct) ?? throw new NotThere(request.AuditObject!);
            me.CheckEdits(entry.Unit);
            db.DutyEntries.Remove(entry);
        }
    }
}
