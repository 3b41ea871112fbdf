using Hotline.Domain;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Tickets;

/// <summary>Tickets that were merged into another and wait for its answer.</summary>
public static class MergedTickets
{
    /// <summary>The parent's answer is out: every ticket merged into it is answered by it as well, each with its own notice and follow-up. Whatever the person who answers may see: no citizen is forgotten.</summary>
    public static async Task Follow(HotlineDb db, Ticket parent, Stamp stamp, CancellationToken ct)
    {
        var waiting = HotlineDb.Whole(db.Tickets.IgnoreQueryFilters([HotlineDb.ByUnit, HotlineDb.NotAboutMe]))
            .Where(t => t.Parent == parent.Number && t.State == TicketState.Merged);
        foreach (var child in await waiting.ToListAsync(ct))
        {
            child.FollowParent(parent, stamp with { By = Actor.System });
        }
    }
}
