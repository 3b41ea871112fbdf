using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// <summary>Whose approval a unit's request takes.</summary>
public static class Leaders
{
    /// <summary>Whether the leader must approve what this person asks for. Where no leader of the unit (or of one above it) could sign in, nobody waits for one.</summary>
    public static async Task<LeaderApproval> ApprovalOf(this HotlineDb db, UnitRequestKind kind, Ticket ticket, CityRules rules, CurrentUser me, CancellationToken ct)
    {
        if (!rules.LeaderApproves(kind, rules.Day(me.Stamp().At)))
        {
            return LeaderApproval.NotNeeded;
        }

        return me.May(Permission.LeadUnit) ? LeaderApproval.Given
            : await db.HasLeader(ticket.Lead, rules, ct) ? LeaderApproval.Needed : LeaderApproval.NotNeeded;
    }

    private static async Task<bool> HasLeader(this HotlineDb db, DepartmentCode? unit, CityRules rules, CancellationToken ct)
    {
        var line = new List<DepartmentCode?>();
        for (var code = unit; code is not null; code = rules.Unit(code)?.Parent)
        {
            line.Add(code);
        }

        var people = await db.Users.AsNoTracking().Where(a => line.Contains(a.Unit) && !a.Disabled).Select(a => a.Roles).ToListAsync(ct);
        return people.Any(roles => Rights.Together(roles).HasFlag(Permission.LeadUnit));
    }
}
