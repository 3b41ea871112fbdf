using System.Data.Common;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Data;

/// <summary>Makes SQLite itself say that the disk is full or read-only, on the product's own connections; and hears what is logged of it.</summary>
internal sealed class BadDisk : DbConnectionInterceptor, ILoggerProvider
{
    private readonly List<string> lines = [];

    /// <summary>How it is with the disk, from the next opening of a connection on.</summary>
    public Health Now { get; set; } = Health.Well;

    /// <summary>Warnings and errors so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public enum Health
    {
        Well,

        /// <summary>No page can be added.</summary>
        Full,

        /// <summary>Nothing can be written.</summary>
        ReadOnly,
    }

    public void Furnish(IServiceCollection services)
    {
        services.ConfigureDbContext<HotlineDb>(options => options.AddInterceptors(this));
        services.AddSingleton<ILoggerProvider>(this);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {(Now == Health.Full ? 1 : 4294967294)}; PRAGMA query_only = {(Now == Health.ReadOnly ? "ON" : "OFF")}";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(BadDisk disk, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (disk.lines)
                {
                    disk.lines.Add($"{category}: {formatter(state, exception)}");
                }
            }
        }
    }
}
