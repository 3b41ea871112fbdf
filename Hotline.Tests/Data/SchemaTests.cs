using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Data;

public sealed class SchemaTests : IDisposable
{
    // What the model does not know: the full-text index and its shadows, the migrator's own table, SQLite's.
    private static readonly string[] withoutModel = ["ticket_text", "publication_text", "article_text", "schema_versions", "sqlite_"];
    private readonly string folder = Directory.CreateTempSubdirectory("hotline-schema-").FullName;

    [Fact]
    public async Task The_scripts_and_the_model_build_the_same_tables()
    {
        Migrator.Migrate(At("scripts"));
        await using (var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseSqlite(At("model")).Options, new Vault(new byte[32]), new CurrentUser(new TestClock(DateTimeOffset.UnixEpoch))))
        {
            await db.Database.EnsureCreatedAsync();
        }

        var (scripts, model) = (Columns(At("scripts")), Columns(At("model")));
        Assert.NotEmpty(model);
        Found.None([.. scripts.Except(model).Select(c => $"scripts only: {c}"), .. model.Except(scripts).Select(c => $"model only: {c}")]);
    }

    [Fact]
    public void A_store_that_kept_no_versions_gets_what_it_held_as_its_first()
    {
        using (var connection = new SqliteConnection(At("old")))
        {
            connection.Open();
            using var command = new SqliteCommand(
                Migrator.Scripts[0].Sql + "; CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO schema_versions VALUES (1, 'start');"
                + "INSERT INTO rule_files VALUES ('a.tsv', 'text', 7, 'seed')", connection);
            command.ExecuteNonQuery();
        }

        Migrator.Migrate(At("old"));
        using var store = new SqliteConnection(At("old"));
        store.Open();
        using var look = new SqliteCommand("SELECT v.Content || v.Version || f.Version FROM rule_versions v JOIN rule_files f ON f.Name = v.Name", store);
        Assert.Equal("text11", look.ExecuteScalar());
    }

    [Fact]
    public void A_script_with_a_lower_number_that_comes_later_is_run_all_the_same()
    {
        Migrator.Migrate(At("late"));
        using var store = new SqliteConnection(At("late"));
        store.Open();
        using var undo = new SqliteCommand("DELETE FROM schema_versions WHERE number = 2; DROP TABLE rule_versions; ALTER TABLE rule_files DROP COLUMN Version; ALTER TABLE tickets DROP COLUMN Appeal_ReportedParty", store);
        undo.ExecuteNonQuery();
        Migrator.Migrate(At("late"));
        using var look = new SqliteCommand("SELECT count(*) FROM rule_versions", store);
        Assert.Equal(0L, look.ExecuteScalar());
    }

    [Fact]
    public void A_column_that_differs_in_type_nullability_or_key_is_noticed()
    {
        Build("one", "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b TEXT NULL)");
        Build("type", "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b BLOB NULL)");
        Build("null", "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b TEXT NOT NULL)");
        Build("key", "CREATE TABLE t (a INTEGER NOT NULL, b TEXT NULL)");
        Assert.All(new[] { "type", "null", "key" }, other => Assert.NotEqual(Columns(At("one")), Columns(At(other))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => $"Data Source={Path.Combine(folder, name)}.db;Pooling=False";

    private void Build(string name, string sql)
    {
        using var connection = new SqliteConnection(At(name));
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static SortedSet<string> Columns(string store)
    {
        using var connection = new SqliteConnection(store);
        connection.Open();
        using var command = new SqliteCommand(
            "SELECT m.name, c.name, upper(c.type), c.\"notnull\", c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'", connection);
        using var reader = command.ExecuteReader();
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (!withoutModel.Any(w => reader.GetString(0).StartsWith(w, StringComparison.Ordinal)))
            {
                columns.Add($"{reader.GetString(0)}.{reader.GetString(1)} {reader.GetString(2)} {(reader.GetInt32(3) == 1 ? "NOT NULL" : "NULL")} key {reader.GetInt32(4)}");
            }
        }

        return columns;
    }
}
