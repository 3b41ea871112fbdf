using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Below the backup's directory, with forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hexadecimal.</param>
public sealed record BackupFile(string Path, long Length, string Sha256);

/// <summary>What a backup holds, and how to tell that it is whole.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Schema">The number of the store's last script.</param>
/// <param name="Key">Names the key its callers are sealed with (<see cref="Vault.Fingerprint"/>).</param>
/// <param name="Rows">Rows of the tables that matter most.</param>
/// <param name="Files">Every file.</param>
public sealed partial record BackupManifest(DateTimeOffset At, long Schema, string Key, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The store's copy inside a backup.</summary>
    public const string Database = "hotline.db";

    private const string name = "manifest.json";
    private static readonly string[] tables = ["tickets", "ticket_events", "audit_lines", "accounts", "outbox_messages"];
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    /// <summary>Takes stock of a directory that was just written.</summary>
    public static BackupManifest Of(string directory, DateTimeOffset at, string key)
    {
        using var store = OpenCopy(Path.Combine(directory, Database));
        var there = tables.Where(t => IsTable(store, t));
        return new BackupManifest(at, Number(store, "SELECT max(number) FROM schema_versions"), key, there.ToDictionary(t => t, t => Number(store, $"SELECT count(*) FROM \"{t}\"")), [.. Stock(directory)]);
    }

    /// <summary>Writes it into the directory.</summary>
    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, name), JsonSerializer.Serialize(this, readable));

    /// <summary>Reads a backup's manifest.</summary>
    /// <exception cref="InvalidDataException">The directory holds no whole backup.</exception>
    public static BackupManifest Read(string directory)
    {
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{directory} 不是完整的备份：没有 {name}。");
        }

        try
        {
            var read = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(file));
            // What a constructor's parameter does not find is null, whatever its type says.
            return read is { Key.Length: > 0, Rows: not null, Files: not null, Schema: > 0 } && read.Files.All(f => f is { Path.Length: > 0, Sha256.Length: > 0 }) ? read : throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"备份清单 {file} 已损坏，这份备份不能用。请换一份备份。", problem);
        }
    }

    /// <summary>Everything that is wrong with a backup: files that changed, are missing or are too many, a damaged store, another schema, other numbers of rows.</summary>
    public IReadOnlyList<string> Wrong(string directory)
    {
        var found = Stock(directory).ToDictionary(f => f.Path);
        List<string> wrong =
        [
            .. Files.Where(f => !found.ContainsKey(f.Path)).Select(f => $"缺少文件 {f.Path}"),
            .. Files.Where(f => found.TryGetValue(f.Path, out var now) && now != f).Select(f => $"文件 {f.Path} 与清单不符"),
            .. found.Keys.Except(Files.Select(f => f.Path)).Select(path => $"多出文件 {path}"),
        ];
        if (wrong.Count > 0)
        {
            return wrong;
        }

        try
        {
            using var store = OpenCopy(Path.Combine(directory, Database));
            return WrongInside(store);
        }
        catch (SqliteException problem)
        {
            return [$"数据库读不出来：{problem.Message}"];
        }
    }

    private List<string> WrongInside(SqliteConnection store)
    {
        if (Text(store, "PRAGMA integrity_check(1)") is var integrity and not "ok")
        {
            return [$"数据库内部已损坏：{integrity}"];
        }

        return
        [
            .. Number(store, "SELECT count(*) FROM pragma_foreign_key_check") is var loose and > 0 ? new[] { $"数据库里有 {loose} 行指向不存在的记录" } : [],
            .. Number(store, "SELECT coalesce(max(number), 0) FROM schema_versions") != Schema ? new[] { "数据库版本与清单不符" } : [],
            .. Rows.Where(r => !IsTable(store, r.Key)).Select(r => $"清单里的表 {r.Key} 在数据库里没有"),
            .. Rows.Where(r => IsTable(store, r.Key) && Number(store, $"SELECT count(*) FROM \"{r.Key}\"") != r.Value).Select(r => $"{r.Key} 的行数与清单不符"),
        ];
    }

    private static bool IsTable(SqliteConnection store, string table) =>
        TableName().IsMatch(table) && Number(store, $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{table}'") == 1;

    [GeneratedRegex(@"^[a-z_]+\z")]
    private static partial Regex TableName();

    private static IEnumerable<BackupFile> Stock(string directory) =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(directory, file).Replace('\\', '/')))
            .Where(f => f.Path != name)
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => new BackupFile(f.Path, new FileInfo(f.File).Length, Digest(f.File)));

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    // Immutable: not even a shared-memory file may appear beside a copy whose files are counted.
    private static SqliteConnection OpenCopy(string file)
    {
        var connection = new SqliteConnection($"Data Source=file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection store, string sql) => Convert.ToInt64(Value(store, sql), CultureInfo.InvariantCulture);

    private static string Text(SqliteConnection store, string sql) => Convert.ToString(Value(store, sql), CultureInfo.InvariantCulture) ?? "";

    private static object? Value(SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
