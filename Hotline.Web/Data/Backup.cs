using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>Makes and puts back whole copies of a data directory. The key of the callers is never in one: whoever finds a backup must not be able to read who called.</summary>
public sealed class Backup(DataFolder folder, Vault vault, TimeProvider clock)
{
    private const string unfinished = ".partial";

    /// <summary>What a copy holds beside the store.</summary>
    private (string Name, string From)[] Beside => [("attachments", folder.Attachments), ("models", folder.Models)];

    /// <summary>Copies the store as it is at one moment, then attachments and models, which only ever grow; checks the copy; and only then gives it its name. People go on working meanwhile.</summary>
    /// <param name="into">The directory that holds backups.</param>
    /// <returns>The new backup's directory.</returns>
    /// <exception cref="InvalidDataException">The copy is not what was written: the disk cannot be trusted.</exception>
    public string Make(string into)
    {
        var at = clock.GetUtcNow();
        var target = Path.Combine(into, $"hotline-{at.UtcDateTime:yyyyMMdd-HHmmss}");
        var partial = target + unfinished;
        if (Directory.Exists(target))
        {
            throw new InvalidDataException($"{target} 已经存在。");
        }

        Directory.CreateDirectory(into);
        Discard(partial);
        Directory.CreateDirectory(partial);
        try
        {
            CopyStore(Path.Combine(partial, BackupManifest.Database));
            foreach (var (name, from) in Beside)
            {
                CopyAll(from, Path.Combine(partial, name));
            }

            var manifest = BackupManifest.Of(partial, at, vault.Fingerprint);
            manifest.Write(partial);
            if (manifest.Wrong(partial) is { Count: > 0 } wrong)
            {
                throw new InvalidDataException($"备份写完后核对不上：{string.Join("；", wrong)}");
            }
        }
        catch
        {
            Discard(partial);
            throw;
        }

        Directory.Move(partial, target);
        return target;
    }

    /// <summary>Puts a backup in the place of the present store. What was there is moved aside, not deleted.</summary>
    /// <param name="from">A backup's directory.</param>
    /// <param name="replace">Whether a store that is there already may be moved aside.</param>
    /// <returns>Where the old store was moved; null where there was none.</returns>
    /// <exception cref="InvalidDataException">The backup is damaged, was sealed with another key, or a store is there.</exception>
    public string? Restore(string from, bool replace)
    {
        var manifest = BackupManifest.Read(from);
        if (manifest.Wrong(from) is { Count: > 0 } wrong)
        {
            throw new InvalidDataException($"备份已损坏，什么都没有恢复：{string.Join("；", wrong)}");
        }

        if (manifest.Key != vault.Fingerprint)
        {
            throw new InvalidDataException($"这份备份要用另一把密钥才读得出（备份 {manifest.Key}，现有 {vault.Fingerprint}）。请先把当时的 keys/caller.key 放回 {folder.Key}。");
        }

        if (File.Exists(folder.Database) && !replace)
        {
            throw new InvalidDataException($"{folder.Database} 已经存在。确定要换掉它，请停掉服务后加 --force；原来的会移到旁边，不会删除。");
        }

        CheckNobodyWrites();
        var staged = Path.Combine(folder.Root, "restoring" + unfinished);
        Discard(staged);
        CopyAll(from, staged);
        var aside = SetAside();
        foreach (var entry in Directory.EnumerateFileSystemEntries(staged))
        {
            var name = Path.GetFileName(entry);
            if (name is BackupManifest.Database or "attachments" or "models")
            {
                Directory.Move(entry, Path.Combine(folder.Root, name));
            }
        }

        Discard(staged);
        return aside;
    }

    // One read transaction of the backup engine: every commit is in it wholly or not at all, and writers are not held up in WAL mode.
    private void CopyStore(string file)
    {
        using (var target = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
            source.Open();
            target.Open();
            source.BackupDatabase(target);
            // A copy is one file: nothing of it may wait in a journal beside it.
            using var command = target.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteNonQuery();
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private void CheckNobodyWrites()
    {
        if (!File.Exists(folder.Database))
        {
            return;
        }

        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Default Timeout=1");
        connection.Open();
        using var command = connection.CreateCommand();
        // Only the last connection can leave WAL mode: while a server has the store open this is refused.
        command.CommandText = "PRAGMA busy_timeout = 1000; PRAGMA journal_mode = DELETE";
        var mode = Read(command);
        if (mode != "delete")
        {
            throw new InvalidDataException("数据库正在使用。请先停掉服务，再恢复。什么都没有改动。");
        }
    }

    private static string Read(SqliteCommand command)
    {
        try
        {
            using var reader = command.ExecuteReader();
            var last = "";
            do
            {
                while (reader.Read())
                {
                    last = reader.GetString(0);
                }
            }
            while (reader.NextResult());
            return last;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return "wal";
        }
    }

    private string? SetAside()
    {
        var names = new[] { BackupManifest.Database, "hotline.db-wal", "hotline.db-shm", "attachments", "models" };
        var there = names.Select(n => Path.Combine(folder.Root, n)).Where(p => File.Exists(p) || Directory.Exists(p)).ToList();
        if (there.Count == 0)
        {
            return null;
        }

        var aside = Path.Combine(folder.Root, $"before-restore-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss}");
        Directory.CreateDirectory(aside);
        foreach (var path in there)
        {
            Directory.Move(path, Path.Combine(aside, Path.GetFileName(path)));
        }

        return aside;
    }

    private static void CopyAll(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Discard(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
