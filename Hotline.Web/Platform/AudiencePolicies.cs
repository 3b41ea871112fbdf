using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Platform;

/// <summary>Makes a policy of every <c>[Console(permission)]</c>: signed in, and one of the flags in the cookie's permission claim. The door checks again, against the store.</summary>
public sealed class AudiencePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    /// <inheritdoc/>
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith("may:", StringComparison.Ordinal))
        {
            return await base.GetPolicyAsync(policyName);
        }

        var anyOf = (Permission)long.Parse(policyName.AsSpan(4), CultureInfo.InvariantCulture);
        return new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(c => (AccountClaims.PermissionsOf(c.User) & anyOf) != 0).Build();
    }
}
