using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Handling;

/// <summary>Somebody who can be given a ticket.</summary>
public sealed record HandlerChoice(string Account, string Name, string Unit);

/// The people of the unit among whom a handler is chosen.
[Needs(Permission.SignForUnit)]
public sealed record HandlersOfTicket(TicketNumber Number) : IQuestion<IReadOnlyList<HandlerChoice>>
{
    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<HandlersOfTicket, IReadOnlyList<HandlerChoice>>
    {
        public async Task<IReadOnlyList<HandlerChoice>> Handle(HandlersOfTicket request, CancellationToken ct)
        {
            var lead = await db.Tickets.Where(t => t.Number == request.Number).Select(t => t.Lead).SingleOrDefaultAsync(ct) ?? throw new NotThere(request.Number.ToString());
            return [.. (await db.HandlersFor(lead, city.Now, ct)).Select(a => new HandlerChoice(a.Id, a.Name, city.Now.UnitName(a.Unit)))];
        }
    }
}

/// <summary>Who may be given a unit's tickets.</summary>
public static class HandlerAccounts
{
    /// <summary>Accounts in force that handle for this unit: its own people first, then those of the units above it, who see its tickets too.</summary>
    public static async Task<IReadOnlyList<Account>> HandlersFor(this HotlineDb db, DepartmentCode unit, CityRules rules, CancellationToken ct)
    {
        DepartmentCode?[] line = [.. Above(unit, rules).Select(u => (DepartmentCode?)u)];
        var people = await db.Users.AsNoTracking().Where(a => line.Contains(a.Unit) && !a.Disabled).ToListAsync(ct);
        return [.. people.Where(a => Rights.Together(a.Roles).HasFlag(Permission.Handle)).OrderBy(a => Array.IndexOf(line, a.Unit)).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<DepartmentCode> Above(DepartmentCode unit, CityRules rules)
    {
        for (DepartmentCode? code = unit; code is { } known; code = rules.Unit(known)?.Parent)
        {
            yield return known;
        }
    }
}
