using System.Security.Claims;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Bench;

/// <summary>The real product with the demo city, put together by its own Program, in this process: what is sent through its door takes the way of a page's request.</summary>
/// <param name="plan">Says on which store.</param>
/// <param name="clock">Its clock; null: the real one.</param>
internal sealed class ProductInMemory(Plan plan, StandingClock? clock = null) : WebApplicationFactory<City>
{
    private readonly string folder = plan.Store is { Length: > 0 } store ? store : Directory.CreateTempSubdirectory("hotline-bench-").FullName;

    /// <summary>The clock, where it is not the real one.</summary>
    public StandingClock? Clock => clock;

    /// <summary>The city's rules.</summary>
    public CityRules City => Services.GetRequiredService<City>().Now;

    /// <summary>The one door.</summary>
    public UseCases Door => Services.GetRequiredService<UseCases>();

    /// <summary>Number of tickets in the store.</summary>
    public async Task<int> Tickets()
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Domain.Actor.System, (Domain.Identity.Permission)~0L, "bench");
        return await scope.ServiceProvider.GetRequiredService<HotlineDb>().Tickets.CountAsync();
    }

    /// <summary>Somebody of the demo city, signed in.</summary>
    public async Task<Visitor> SignedIn(string account)
    {
        await using var scope = Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<HotlineDb>().Users.SingleAsync(a => a.UserName == account);
        var names = Services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        return new Visitor(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(names.UserIdClaimType, found.Id), new Claim(names.UserNameClaimType, account), new Claim(names.SecurityStampClaimType, found.SecurityStamp!)], "bench")),
            "bench");
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (plan.Store.Length == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Hotline:DataDirectory", folder);
        builder.UseSetting("Hotline:DemoTickets", plan.DemoTickets ? "true" : "false");
        // Served in memory: that somebody else holds the product's port must not matter.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        if (clock is not null)
        {
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        }

        builder.ConfigureLogging(logs => logs.ClearProviders());
    }
}
