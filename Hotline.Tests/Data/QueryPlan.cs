using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Hotline.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hotline.Tests.Data;

/// <summary>How the store would run a query. A full scan of a table that grows for years is a defect that no small test feels.</summary>
internal static partial class QueryPlan
{
    /// <summary>The plan's lines in which a query walks through all of a table.</summary>
    public static async Task<IReadOnlyList<string>> FullScans(IQueryable query, string table = "tickets")
    {
        await using var command = query.CreateDbCommand();
        return await FullScans(command, table);
    }

    /// <summary>The same for every query that is run while something is asked through the door.</summary>
    public static async Task<IReadOnlyList<string>> FullScans(House house, Func<Task> ask, string table = "tickets")
    {
        var seen = new ConcurrentQueue<(string Sql, (string Name, object? Value)[] Values)>();
        using (DiagnosticListener.AllListeners.Subscribe(new Listeners(command =>
            {
                if (command.Connection?.DataSource.StartsWith(house.Folder, StringComparison.Ordinal) == true && command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal))
                {
                    seen.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
                }
            })))
        {
            await ask();
        }

        if (seen.IsEmpty)
        {
            throw new InvalidOperationException($"Nothing was asked of {table}.");
        }

        var scans = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "hotline.db")};Pooling=False");
        foreach (var (sql, values) in seen)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddRange(values.Select(v => new SqliteParameter(v.Name, v.Value)));
            scans.AddRange((await FullScans(command, table)).Select(scan => $"{scan}\n{sql}"));
        }

        return scans;
    }

    private static async Task<IReadOnlyList<string>> FullScans(DbCommand command, string table)
    {
        var aliases = Aliases().Matches(command.CommandText).Where(m => m.Groups["table"].Value == table).Select(m => m.Groups["alias"].Value).Append(table).ToHashSet();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        if (command.Connection!.State != System.Data.ConnectionState.Open)
        {
            await command.Connection.OpenAsync();
        }

        await using var reader = await command.ExecuteReaderAsync();
        var scans = new List<string>();
        while (await reader.ReadAsync())
        {
            var detail = reader.GetString(reader.GetOrdinal("detail"));
            if (Scan().Match(detail) is { Success: true } scan && aliases.Contains(scan.Groups["alias"].Value))
            {
                scans.Add(detail);
            }
        }

        return scans;
    }

    [GeneratedRegex("\"(?<table>[a-z_]+)\" AS \"(?<alias>[a-z0-9]+)\"")]
    private static partial Regex Aliases();

    // "SEARCH t USING INDEX …" looks a part up; "SCAN t", with or without an index, walks through all of it.
    [GeneratedRegex("^SCAN (?<alias>[a-z0-9_]+)")]
    private static partial Regex Scan();

    private sealed class Listeners(Action<DbCommand> seen) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command })
            {
                seen(command);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
