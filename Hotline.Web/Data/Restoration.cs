using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>Puts a backup back. It never makes a key, and needs none of the product but the data directory.</summary>
public sealed class Restoration(DataFolder folder, StoreLock held, TimeProvider clock)
{
    private static readonly long newest = Migrator.Scripts[^1].Number;

    /// <summary>Puts a backup in the place of the present store. What was there is moved aside, not deleted. One that was cut off is undone first.</summary>
    /// <param name="from">A backup's directory.</param>
    /// <param name="replace">Whether a store that is there already, whole or damaged, may be moved aside.</param>
    /// <returns>Where the old store was moved; null where there was none.</returns>
    /// <exception cref="InvalidDataException">The backup is damaged or of a newer version, its key is not here, a store is there, or somebody has it open.</exception>
    public string? Restore(string from, bool replace) => Restore(from, replace, Folders.Move);

    /// <summary>Undoes a restore that was cut off: the store that was there before is back in its place.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Cancel()
    {
        using var alone = held.Alone();
        return new StoreSwap(folder, Folders.Move).Undo();
    }

    /// <summary>As the other, with another way to move things: tests see every moment of it.</summary>
    internal string? Restore(string from, bool replace, Action<string, string> move)
    {
        var manifest = BackupManifest.Read(from);
        Check(manifest, from);
        if (!Directory.Exists(folder.Restoring))
        {
            CheckPlaceIsFree(replace);
        }

        using var alone = held.Alone();
        var swap = new StoreSwap(folder, move);
        swap.Undo();
        CheckPlaceIsFree(replace);
        CheckNobodyWrites();
        Stage(manifest, from, swap);
        var aside = Path.Combine(folder.Root, string.Create(CultureInfo.InvariantCulture, $"before-restore-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss}"));
        for (var again = 2; Directory.Exists(aside); again++)
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{aside}-{again}");
        }

        return swap.Go(aside) ? aside : null;
    }

    private void Check(BackupManifest manifest, string from)
    {
        if (manifest.Wrong(from) is { Count: > 0 } wrong)
        {
            throw new InvalidDataException($"备份已损坏，什么都没有恢复：{string.Join("；", wrong)}");
        }

        if (manifest.Schema > newest)
        {
            throw new InvalidDataException($"备份的数据库版本（{manifest.Schema}）比程序（{newest}）新，什么都没有恢复。请换用做这份备份时的程序或更新的版本。");
        }

        if (!File.Exists(folder.Key))
        {
            throw new InvalidDataException($"这台机器上还没有密钥，什么都没有恢复，也没有新建密钥。请先把指纹为 {manifest.Key} 的 keys/caller.key（另行保管的那一份）放到 {folder.Key}，再恢复。");
        }

        var key = Vault.Open(folder.Key, mayCreate: false).Fingerprint;
        if (manifest.Key != key)
        {
            throw new InvalidDataException($"这份备份要用另一把密钥才读得出（备份 {manifest.Key}，现有 {key}）。请先把当时的 keys/caller.key 放回 {folder.Key}。");
        }
    }

    private void CheckPlaceIsFree(bool replace)
    {
        if (File.Exists(folder.Database) && !replace)
        {
            throw new InvalidDataException($"{folder.Database} 已经存在。确定要换掉它，请停掉服务后加 --force；原来的会移到旁边，不会删除。");
        }
    }

    // The whole new store, on the disk and checked, before anything of the old one is touched.
    private void Stage(BackupManifest manifest, string from, StoreSwap swap)
    {
        try
        {
            Directory.CreateDirectory(swap.Copy);
            Folders.CopyAll(from, swap.Copy);
            Durable.Tree(folder.Restoring);
            if (manifest.Wrong(swap.Copy) is { Count: > 0 } wrong)
            {
                throw new InvalidDataException($"复制过来的内容与备份不符，什么都没有改动：{string.Join("；", wrong)}。请检查磁盘。");
            }
        }
        catch
        {
            swap.Undo();
            throw;
        }
    }

    // A program older than the lock file holds none; a store it has open cannot leave WAL mode. A store that cannot be read is no proof of anybody: the lock was had.
    private void CheckNobodyWrites()
    {
        if (!File.Exists(folder.Database))
        {
            return;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Default Timeout=1");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 1000; PRAGMA journal_mode = DELETE";
            if (Last(command) == "wal")
            {
                throw InUse(null);
            }
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            throw InUse(busy);
        }
        catch (SqliteException)
        {
            // Damaged: that is what a backup is for.
        }
    }

    private static InvalidDataException InUse(Exception? why) => new("数据库正在使用。请先停掉服务，再恢复。什么都没有改动。", why);

    private static string Last(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var last = "";
        do
        {
            while (reader.Read())
            {
                last = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "";
            }
        }
        while (reader.NextResult());
        return last;
    }
}
