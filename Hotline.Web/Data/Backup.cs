using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>Makes whole copies of a data directory. The key of the callers is never in one: whoever finds a backup must not be able to read who called.</summary>
public sealed class Backup(DataFolder folder, StoreLock held, Vault vault, TimeProvider clock, ILogger<Backup> log)
{
    // No backup is still being written after so long.
    private static readonly TimeSpan longest = TimeSpan.FromHours(12);

    /// <summary>What a copy holds beside the store.</summary>
    private (string Name, string From)[] Beside => [("attachments", folder.Attachments), ("models", folder.Models)];

    /// <summary>Copies the store as it is at one moment, then attachments and models; checks the copy; has the disk take it; and only then gives it its name. People go on working meanwhile.</summary>
    /// <param name="into">The directory that holds backups.</param>
    /// <param name="scheduled">Made by the server's own rule, which lets go of it again; those of a person's command stay until a person removes them.</param>
    /// <returns>The new backup's directory.</returns>
    /// <exception cref="InvalidDataException">The copy is not what was written: the disk cannot be trusted. Or a restore was cut off.</exception>
    public string Make(string into, bool scheduled = false)
    {
        held.Hold();
        var at = clock.GetUtcNow();
        var name = new BackupName(at, Manual: !scheduled, Unfinished: false);
        var target = Path.Combine(into, name.ToString());
        var partial = Path.Combine(into, (name with { Unfinished = true }).ToString());
        if (Directory.Exists(target))
        {
            throw new InvalidDataException($"{target} 已经存在。");
        }

        Directory.CreateDirectory(into);
        Sweep(into, at);
        Folders.Discard(partial);
        Directory.CreateDirectory(partial);
        try
        {
            CopyStore(Path.Combine(partial, BackupManifest.Database));
            foreach (var (part, from) in Beside)
            {
                // A photo may be withdrawn, a model retired while we copy: what is gone is not in the copy, and that is all.
                if (Folders.CopyAll(from, Path.Combine(partial, part)) is > 0 and var gone)
                {
                    log.LogInformation("{Count} files below {Folder} went away while the backup was made; they are not in it", gone, from);
                }
            }

            var manifest = BackupManifest.Of(partial, at, vault.Fingerprint);
            manifest.Write(partial);
            if (manifest.Wrong(partial) is { Count: > 0 } wrong)
            {
                throw new InvalidDataException($"备份写完后核对不上：{string.Join("；", wrong)}");
            }

            Durable.Tree(partial);
        }
        catch
        {
            Folders.Discard(partial);
            throw;
        }

        Directory.Move(partial, target);
        Durable.Folder(into);
        return target;
    }

    // What a power cut left behind. It may be that it cannot be removed; that is no reason to have no backup.
    private void Sweep(string into, DateTimeOffset now)
    {
        foreach (var (path, _) in BackupName.In(into).Where(b => b.Name.Unfinished && b.Name.At < now - longest))
        {
            try
            {
                Folders.Discard(path);
                log.LogInformation("Removed what was left of an unfinished backup: {Path}", path);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("What is left of an unfinished backup could not be removed ({Path}: {Problem})", path, problem.Message);
            }
        }
    }

    // One read transaction of the backup engine: every commit is in it wholly or not at all, and writers are not held up in WAL mode.
    private void CopyStore(string file)
    {
        using var target = new SqliteConnection($"Data Source={file};Pooling=False");
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        // A copy is one file: nothing of it may wait in a journal beside it.
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }
}
