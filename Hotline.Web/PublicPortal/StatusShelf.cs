using System.Globalization;
using System.Security.Claims;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Hotline.Web.PublicPortal;

/// <summary>
/// Keeps the status page of a ticket until the ticket changes, a minute at most: when something is in everybody's mouth, thousands look again and again.
/// The right to see it is checked at the door each time before a kept page is handed out; whoever holds another code never gets it.
/// </summary>
public sealed class StatusShelf(City city, TimeProvider clock) : IOutputCachePolicy
{
    /// <summary>All of them.</summary>
    internal const string Everything = "status";

    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!IsStatus(http.Request) || http.RequestServices.GetRequiredService<SealedCookie>().Read<TicketAccess>(SealedCookie.Access) is not { } access || !await Opens(http, access, cancellation))
        {
            return;
        }

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = longest;
        context.Tags.Add(Everything);
        context.Tags.Add(TagOf(access.Number));
        context.CacheVaryByRules.QueryKeys = "done";
        context.CacheVaryByRules.VaryByValues["access"] = $"{access.Number} {access.CodeHash}";
        context.CacheVaryByRules.VaryByValues["rules"] = city.Now.GetHashCode().ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["minute"] = (clock.GetUtcNow().ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var answer = context.HttpContext.Response;
        context.AllowCacheStorage &= answer.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(answer.Headers.SetCookie);
        return ValueTask.CompletedTask;
    }

    /// <summary>This answer hangs on more than the one ticket: it is not kept.</summary>
    public static void Pass(HttpContext http)
    {
        if (http.Features.Get<IOutputCacheFeature>()?.Context is { } context)
        {
            context.AllowCacheStorage = false;
        }
    }

    private static bool IsStatus(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Value is { } path && path.EndsWith("/status", StringComparison.Ordinal) && PagesSetup.IsPublicSite(request.Path);

    private static async Task<bool> Opens(HttpContext http, TicketAccess access, CancellationToken cancellation)
    {
        var visitor = new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), http.Connection.RemoteIpAddress?.ToString() ?? "");
        return (await http.RequestServices.GetRequiredService<UseCases>().Send(visitor, new TicketIsOpen(access), cancellation)).Value;
    }

    /// <summary>Those of one ticket.</summary>
    internal static string TagOf(TicketNumber number) => $"ticket {number}";
}
