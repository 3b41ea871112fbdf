using System.Security.Claims;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// <summary>Reads the account behind a cookie anew at every request: a locked, disabled or changed account loses its rights at once, whatever its circuit still shows.</summary>
public sealed class AccountReader(HotlineDb db, City city, FactorRules rules, IOptions<IdentityOptions> options)
{
    /// <summary>Fills in who is asking. Nobody signed in, or an account that no longer stands: a citizen.</summary>
    public async Task Recognise(Visitor visitor, CurrentUser me, CancellationToken ct)
    {
        var id = visitor.Principal?.FindFirstValue(options.Value.ClaimsIdentity.UserIdClaimType);
        var stamp = visitor.Principal?.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        var account = id is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        // A lock by an administrator has changed the stamp. One by wrong guesses only bars the entrance: nobody may be put out of a call by somebody else's typing.
        if (account is null || account.SecurityStamp != stamp || account.Disabled || account.MustChangePassword)
        {
            me.Become(Actor.Citizen, Permission.Citizen, visitor.From);
            return;
        }

        // Known, but with nothing to do except binding a second factor.
        if (rules.Missing(account))
        {
            me.Become(new Actor(account.Id, account.Name, account.Unit), Permission.None, visitor.From);
            return;
        }

        var units = account.Unit is { } unit ? city.Now.UnitsUnder(unit) : [];
        var areas = account.Roles.Contains(Role.DistrictOffice) && city.Now.Unit(account.Unit)?.Area is { } area ? city.Now.Gazetteer.Inside(area) : [];
        var onlyAssigned = account.Roles.Contains(Role.Handler) && !account.Roles.Any(r => r is Role.Liaison or Role.UnitLeader or Role.DistrictOffice);
        me.Become(new Actor(account.Id, account.Name, account.Unit), Rights.Together(account.Roles), visitor.From, units, areas, onlyAssigned);
    }
}
