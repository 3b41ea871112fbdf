using System.Data.Common;
using System.Runtime.CompilerServices;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace Hotline.Web.Data;

/// <summary>Registers and opens the store.</summary>
public static class StoreSetup
{
    // Told once, by the door, with what was asked: a full disk would fill the log as well.
    private static readonly (EventId, LogLevel)[] troubles =
    [
        (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug),
    ];

    /// <summary>The store, the city's rules, the key.</summary>
    public static void AddStore(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<StoreLock>();
        builder.Services.AddSingleton(services =>
        {
            var folder = services.GetRequiredService<DataFolder>();
            return Vault.Open(folder.Key, mayCreate: !File.Exists(folder.Database) && !Directory.Exists(folder.Restoring));
        });
        builder.Services.AddSingleton<City>();
        builder.Services.AddScoped<RuleStore>();
        // The same for every request: put together once.
        builder.Services.AddDbContext<HotlineDb>(
            (services, options) => options
                .UseSqlite(ConnectionString(services.GetRequiredService<DataFolder>()))
                .ConfigureWarnings(warnings => warnings.Log(troubles))
                .AddInterceptors(new Pragmas(), services.GetRequiredService<AuditLinks>(), services.GetRequiredService<TicketKeeper>())
                .ReplaceService<IModelCacheKeyFactory, ModelByKey>(),
            optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddSingleton<TicketKeeper>();
        builder.Services.AddSingleton<QueryCodes>();
        builder.Services.AddScoped<Anonymiser>();
        builder.Services.AddSingleton<StoreTidy>();
        builder.Services.AddSingleton<Backup>();
        builder.Services.AddSingleton<Restoration>();
        builder.Services.AddSingleton<RoomProbe>();
        builder.Services.AddSingleton<StoreTrouble>();
        builder.Services.AddSingleton<BackupSettings>();
        builder.Services.AddSingleton<BackupWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BackupWatch>());
        builder.Services.AddSingleton<AuditChain>();
        builder.Services.AddSingleton<AuditLinks>();
        builder.Services.AddSingleton<AuditAnchor>();
        builder.Services.AddDataProtection().SetApplicationName("hotline");
        builder.Services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, logs) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(Directory.CreateDirectory(folder.CookieKeys), logs));
    }

    /// <summary>How to reach the store.</summary>
    public static string ConnectionString(DataFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    /// <summary>Creates or upgrades the store and reads the city's rules.</summary>
    /// <exception cref="InvalidDataException">A restore is under way or was cut off, the key is missing, or the store is newer than the program.</exception>
    public static async Task OpenStore(this IServiceProvider services, bool withDemoCity, CancellationToken ct = default)
    {
        var folder = services.GetRequiredService<DataFolder>();
        services.GetRequiredService<StoreLock>().Hold();
        services.GetRequiredService<Vault>();
        Migrator.Migrate(ConnectionString(folder));
        await using var scope = services.CreateAsyncScope();
        var rules = scope.ServiceProvider.GetRequiredService<RuleStore>();
        await rules.Seed(withDemoCity, ct);
        await rules.Load(ct);
        await AuditLinks.TieOld(scope.ServiceProvider, ct);
    }

    /// <summary>An acknowledged ticket survives a power cut: FULL waits for the disk at every commit. Said once to each connection of the pool, which keeps it.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string sql = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;";

        private static readonly object told = new();
        private readonly ConditionalWeakTable<sqlite3, object> pool = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (pool.TryGetValue(handle, out _))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
            pool.Add(handle, told);
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            // Nothing here waits for a disk, and SQLite knows no other way to wait.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }

    /// <summary>The model's converters hold the key: stores with different keys in one process (tests) need different models.</summary>
    private sealed class ModelByKey : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), (context as HotlineDb)?.Vault.Fingerprint, designTime);
    }
}
