using System.Globalization;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>From every schema there ever was to the newest, on stores that hold rows in every table.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const int rows = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("hotline-upgrade-").FullName;

    public static TheoryData<int> Schemas => [.. Migrator.Scripts.Select(s => s.Number)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_store_of_any_schema_becomes_the_newest_and_keeps_its_rows(int schema)
    {
        Migrator.Migrate(At("fresh"));
        Dictionary<string, long> before;
        using (var old = Open("old"))
        {
            Do(old, "PRAGMA journal_mode = WAL; CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            foreach (var script in Migrator.Scripts.Where(s => s.Number <= schema))
            {
                Do(old, script.Sql);
                Do(old, $"INSERT INTO schema_versions VALUES ({script.Number}, '{script.Name}')");
            }

            foreach (var table in Tables(old))
            {
                Fill(old, table);
            }

            before = Tables(old).ToDictionary(t => t, t => long.Parse(Values(old, $"SELECT count(*) FROM \"{t}\"").Single(), CultureInfo.InvariantCulture));
            Assert.All(before, t => Assert.Equal(rows, t.Value));
            Assert.Empty(Values(old, "PRAGMA foreign_key_check"));
        }

        Migrator.Migrate(At("old"));

        using var now = Open("old");
        using var fresh = Open("fresh");
        Assert.Equal(["ok"], Values(now, "PRAGMA integrity_check"));
        Assert.Empty(Values(now, "PRAGMA foreign_key_check"));
        Found.None([.. before.Where(t => Values(now, $"SELECT count(*) FROM \"{t.Key}\"").Single() != $"{t.Value}").Select(t => $"{t.Key} has lost or won rows")]);
        Assert.Equal(Values(fresh, "SELECT number || name FROM schema_versions ORDER BY number"), Values(now, "SELECT number || name FROM schema_versions ORDER BY number"));
        const string whole = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name";
        Assert.Equal(Values(fresh, whole), Values(now, whole));
    }

    [Fact]
    public async Task The_product_starts_on_a_store_of_the_first_schema_and_works()
    {
        var machine = Template.Copy();
        var store = Path.Combine(machine, "hotline.db");
        File.Delete(store);
        using (var old = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            old.Open();
            Do(old, Migrator.Scripts[0].Sql + "; CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO schema_versions VALUES (1, 'start')");
        }

        await using var house = await House.Open(folder: machine);
        var ticket = await Given.Ticket(house);
        Assert.Equal(ticket.Number, (await house.Ticket(ticket.Number)).Number);
        using var facts = new StoreFacts(machine);
        Assert.Equal(Migrator.Scripts.Count, facts.Number("SELECT count(*) FROM schema_versions"));
        facts.AreWhole();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => $"Data Source={Path.Combine(folder, name)}.db;Pooling=False";

    private SqliteConnection Open(string name)
    {
        var connection = new SqliteConnection(At(name));
        connection.Open();
        return connection;
    }

    // Those of the model; not the full-text tables with their shadows, and not what the migrator keeps for itself.
    private static List<string> Tables(SqliteConnection store) =>
        [.. Values(store, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_text%' ESCAPE '\\' AND name <> 'schema_versions' ORDER BY name")];

    // Three rows of every column's type; what refers to others refers to rows that are there, or will be.
    private static void Fill(SqliteConnection store, string table)
    {
        Do(store, "PRAGMA foreign_keys = OFF");
        var columns = Values(store, $"SELECT name || char(9) || upper(type) FROM pragma_table_info('{table}')").Select(c => c.Split('\t')).ToList();
        for (var row = 1; row <= rows; row++)
        {
            var values = columns.Select(c => c[1] switch
            {
                "TEXT" => $"'t{row}'",
                "BLOB" => $"x'0{row}'",
                _ => $"{row}",
            });
            // A reference is to a number or a text: both are what the same row of the other table has as its key.
            Do(store, $"INSERT INTO \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c[0]}\""))}) VALUES ({string.Join(',', values)})");
        }
    }

    private static void Do(SqliteConnection store, string sql)
    {
        using var command = new SqliteCommand(sql, store);
        command.ExecuteNonQuery();
    }

    private static List<string> Values(SqliteConnection store, string sql)
    {
        using var command = new SqliteCommand(sql, store);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }
}
