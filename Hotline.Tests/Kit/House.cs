using System.Security.Claims;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Complaints;
using Hotline.Web.Data;
using Hotline.Web.Deadlines;
using Hotline.Web.FollowUp;
using Hotline.Web.Handling;
using Hotline.Web.Identity;
using Hotline.Web.Notifications;
using Hotline.Web.Operations;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Privacy;
using Hotline.Web.Promises;
using Hotline.Web.PublicPortal;
using Hotline.Web.Rehearsal;
using Hotline.Web.Reports;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Hotline.Web.Supervision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Kit;

/// <summary>The whole product without its pages: the real pipeline on a real SQLite file of its own, a clock that stands still, the model trained from data/.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly IHost host;
    private readonly Dictionary<(Role, string?), Desk> desks = [];

    private House(IHost host, TestClock clock, string folder) => (this.host, Clock, Folder) = (host, clock, folder);

    /// <summary>Monday, 2026-11-23, 09:00 in Shanghai, until a test moves it.</summary>
    public TestClock Clock { get; }

    public string Folder { get; }

    public IServiceProvider Services => host.Services;

    public CityRules City => Services.GetRequiredService<City>().Now;

    /// <param name="settings">Overrides appsettings.json.</param>
    /// <param name="folder">The data directory of another house: the same store once more, as after a restart or in a second process.</param>
    /// <param name="prepare">Changes the data directory before it is opened.</param>
    public static async Task<House> Open(IReadOnlyDictionary<string, string?>? settings = null, string? folder = null, Action<string>? prepare = null)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
        folder ??= Template.Copy();
        prepare?.Invoke(folder);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([.. settings ?? new Dictionary<string, string?>(), new("Hotline:DataDirectory", folder)]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        Furnish(builder);
        var house = new House(builder.Build(), clock, folder);
        await house.Services.OpenStore(withDemoCity: true);
        await house.Services.GetRequiredService<ModelHolder>().Open(null);
        return house;
    }

    /// <summary>Everything the product registers.</summary>
    internal static void Furnish(WebApplicationBuilder builder)
    {
        builder.AddStore();
        builder.AddIdentity();
        builder.AddUseCases();
        builder.AddRouting();
        builder.AddHandling();
        builder.AddDeadlines();
        builder.AddSupervision();
        builder.AddRehearsal();
        builder.AddPerformance();
        builder.AddComplaints();
        builder.AddReports();
        builder.AddFollowUp();
        builder.AddPrivacy();
        builder.AddPromises();
        builder.AddNotifications();
        builder.AddPages();
        builder.AddPortal();
        builder.AddOperations();
    }

    /// <summary>A person with this role (and unit), signed in.</summary>
    public Desk As(Role role, string? unit = null)
    {
        if (!desks.TryGetValue((role, unit), out var desk))
        {
            using var scope = Services.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
            var name = $"{role}-{unit ?? "centre"}".ToLowerInvariant();
            var account = db.Users.SingleOrDefault(a => a.UserName == name) ?? db.Users.Add(new Account
            {
                UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, Roles = [role],
                Unit = unit is null ? null : new DepartmentCode(unit), SecurityStamp = $"stamp-{name}",
                // An administrator without one may do nothing.
                TwoFactorEnabled = Rights.Administrators.Contains(role),
            }).Entity;
            db.SaveChanges();
            desk = desks[(role, unit)] = new Desk(this, Principal(account), account);
        }

        return desk;
    }

    /// <summary>Somebody whose account was changed since, after signing in again.</summary>
    public Desk As(Account account) => new(this, Principal(account), account);

    /// <summary>Somebody on the public site.</summary>
    public Desk Citizen => new(this, new ClaimsPrincipal(new ClaimsIdentity()), null);

    /// <summary>The system itself.</summary>
    public Desk System => new(this, null, null);

    /// <summary>A ticket as it lies in the store now.</summary>
    public async Task<Ticket> Ticket(TicketNumber number) =>
        await Db(db => HotlineDb.Whole(db.Tickets.IgnoreQueryFilters()).AsNoTracking().SingleAsync(t => t.Number == number));

    /// <summary>Puts a ticket made by domain verbs into the store.</summary>
    public Task Store(Ticket ticket) => Db(async db =>
    {
        db.Tickets.Add(ticket);
        return await db.SaveChangesAsync();
    });

    /// <summary>Looks into the store with everybody's eyes.</summary>
    public async Task<T> Db<T>(Func<HotlineDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Domain.Actor.System, (Permission)~0L, "test");
        return await look(scope.ServiceProvider.GetRequiredService<HotlineDb>());
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Path.Combine(Folder, "hotline.db")};Foreign Keys=True;Default Timeout=30;Pooling=True"));
        await Task.CompletedTask;
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection still holds a file; the temporary folder is not worth failing for.
        }
    }

    private ClaimsPrincipal Principal(Account account)
    {
        var names = Services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(names.UserIdClaimType, account.Id), new Claim(names.UserNameClaimType, account.UserName!), new Claim(names.SecurityStampClaimType, account.SecurityStamp!)],
            "test"));
    }
}

/// <summary>One person at the one door.</summary>
public sealed class Desk(House house, ClaimsPrincipal? principal, Account? account)
{
    private UseCases Door => house.Services.GetRequiredService<UseCases>();

    /// <summary>The account behind it.</summary>
    public Account Account => account ?? throw new InvalidOperationException("Nobody is signed in here.");

    public ClaimsPrincipal? Principal => principal;

    public Task<Outcome> Run(ICommand command) => Door.Run(new Visitor(principal, "test"), command);

    public Task<Outcome<T>> Run<T>(ICommand<T> command) => Door.Send(new Visitor(principal, "test"), command);

    public Task<Outcome<T>> Ask<T>(IQuestion<T> question) => Door.Send(new Visitor(principal, "test"), question);
}
