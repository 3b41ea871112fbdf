using System.Globalization;
using System.Security.Claims;
using Hotline.Domain.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// <summary>What the cookie says of a person: enough to draw pages. The door reads the account anew and believes only that.</summary>
public sealed class AccountClaims(UserManager<Account> users, FactorRules rules, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    private const string PermissionsClaim = "hotline:permissions";
    private const string NameClaim = "hotline:name";
    private const string UnitClaim = "hotline:unit";
    private const string MustChangeClaim = "hotline:must-change";

    /// <summary>What this principal may do; nothing when nobody is signed in.</summary>
    public static Permission PermissionsOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(PermissionsClaim), CultureInfo.InvariantCulture, out var flags) ? (Permission)flags : Permission.None;

    /// <summary>The person's name.</summary>
    public static string NameOf(ClaimsPrincipal principal) => principal.FindFirstValue(NameClaim) ?? "";

    /// <summary>The person's unit.</summary>
    public static string? UnitOf(ClaimsPrincipal principal) => principal.FindFirstValue(UnitClaim);

    /// <summary>Whether the password must be changed first.</summary>
    public static bool MustChangePassword(ClaimsPrincipal principal) => principal.HasClaim(MustChangeClaim, "1");

    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var permissions = user.MustChangePassword || rules.Missing(user) ? Permission.None : Rights.Together(user.Roles);
        identity.AddClaim(new Claim(PermissionsClaim, ((long)permissions).ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(NameClaim, user.Name));
        if (user.Unit is { } unit)
        {
            identity.AddClaim(new Claim(UnitClaim, unit.Value));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(MustChangeClaim, "1"));
        }

        return identity;
    }
}
