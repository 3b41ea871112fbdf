using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// <summary>An open circuit asks every half minute whether its account still stands and whether anybody is still there; a revoked or deserted one is shown the sign-in page.</summary>
public sealed class FreshAuthentication(ILoggerFactory logs, IServiceScopeFactory scopes, Presence presence) : RevalidatingServerAuthenticationStateProvider(logs)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.GetUserAsync(authenticationState.User);
        return account is { Disabled: false }
            && !presence.Gone(account.Id)
            && authenticationState.User.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType) == account.SecurityStamp;
    }
}
