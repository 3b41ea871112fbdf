using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
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
public sealed record BackupManifest(DateTimeOffset At, long Schema, string Key, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupFile> Files)
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
        var there = tables.Where(t => Number(store, $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{t}'") == 1);
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
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(file)) ?? throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"备份清单 {file} 已损坏。", problem);
        }
    }

    /// <summary>Everything that is wrong with a backup: files that changed, are missing or are too many, a damaged store, other numbers of rows.</summary>
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

        using var store = OpenCopy(Path.Combine(directory, Database));
        var integrity = Text(store, "PRAGMA integrity_check(1)");
        return
        [
            .. integrity == "ok" ? [] : new[] { $"数据库内部已损坏：{integrity}" },
            .. Number(store, "SELECT count(*) FROM pragma_foreign_key_check") is var loose and > 0 ? new[] { $"数据库里有 {loose} 行指向不存在的记录" } : [],
            .. Rows.Where(r => Number(store, $"SELECT count(*) FROM \"{r.Key}\"") is var rows && rows != r.Value).Select(r => $"{r.Key} 的行数与清单不符"),
        ];
    }

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
