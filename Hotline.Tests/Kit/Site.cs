using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Kit;

/// <summary>The whole product with its pages, served in memory on a store of its own.</summary>
/// <param name="environment">Development has the demo city and its accounts, Production has neither.</param>
/// <param name="clock">A clock that stands still; without one the system's runs.</param>
/// <param name="settings">Overrides appsettings.json.</param>
/// <param name="furnish">Puts other things in the place of the product's.</param>
public sealed class Site(string environment = "Development", TestClock? clock = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? furnish = null) : WebApplicationFactory<City>
{
    /// <summary>The data directory.</summary>
    public string Folder { get; } = Template.Copy();

    /// <summary>Someone with a browser of the plainest kind: cookies, links and forms, no script.</summary>
    public Browser Browse() => new(CreateClient());

    /// <summary>Someone who has signed in; without a password as a demo account.</summary>
    public async Task<Browser> SignedIn(string account, string? password = null)
    {
        var browser = Browse();
        await browser.SignIn(account, password);
        return browser;
    }

    /// <summary>Looks into the store with everybody's eyes.</summary>
    public async Task<T> Db<T>(Func<HotlineDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Domain.Actor.System, (Domain.Identity.Permission)~0L, "test");
        return await look(scope.ServiceProvider.GetRequiredService<HotlineDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Hotline:DataDirectory", Folder);
        // Served in memory: that somebody else holds the product's port must not matter.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        // Hundreds of tickets take seconds; a test that wants them asks for them.
        builder.UseSetting("Hotline:DemoTickets", "false");
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logs => logs.ClearProviders());
        builder.ConfigureTestServices(services => furnish?.Invoke(services));
        if (clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Path.Combine(Folder, "hotline.db")};Foreign Keys=True;Default Timeout=30;Pooling=True"));
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection still holds a file; the temporary folder is not worth failing for.
        }
    }
}
