using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>Runs the numbered scripts that this store has not seen yet, each in a transaction of its own.</summary>
public static class Migrator
{
    /// <summary>The scripts in order: number, name, text.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> Scripts { get; } = [.. ReadScripts().OrderBy(s => s.Number)];

    /// <summary>Brings the store to the newest schema.</summary>
    /// <exception cref="InvalidDataException">The store was written by a newer version of the product.</exception>
    public static void Migrate(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        // A second process that starts at the same moment waits here, and then finds the work done.
        foreach (var script in Scripts)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var newest = Convert.ToInt32(Scalar(connection, "SELECT coalesce(max(number), 0) FROM schema_versions"), CultureInfo.InvariantCulture);
            if (newest > Scripts[^1].Number)
            {
                throw new InvalidDataException($"数据库版本（{newest}）比程序（{Scripts[^1].Number}）新，请使用新版程序打开。");
            }

            // By its own number, not by the newest: what was built side by side may reach a store in any order.
            if (Convert.ToInt32(Scalar(connection, $"SELECT count(*) FROM schema_versions WHERE number = {script.Number}"), CultureInfo.InvariantCulture) == 0)
            {
                Execute(connection, script.Sql);
                Execute(connection, $"INSERT INTO schema_versions VALUES ({script.Number}, '{script.Name}')");
            }

            transaction.Commit();
        }
    }

    private static IEnumerable<(int Number, string Name, string Sql)> ReadScripts()
    {
        var assembly = typeof(Migrator).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(".Migrations.Sqlite.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource.Split(".Sqlite.")[1].Replace(".sql", "", StringComparison.Ordinal);
            yield return (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
