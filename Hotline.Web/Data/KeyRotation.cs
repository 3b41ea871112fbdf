using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>A column whose values depend on the callers' key.</summary>
/// <param name="Table">Where.</param>
/// <param name="Column">Which.</param>
/// <param name="Sealed">Whether it holds what can be read again; a keyed hash otherwise.</param>
public sealed record KeyedColumn(string Table, string Column, bool Sealed);

/// <summary>
/// Changes the callers' key while nobody uses the store (DOMAIN 11). The new key lies beside the old one until every value is made anew; what is done is kept with each batch in one transaction,
/// so that whatever interrupts it, the next run goes on where this one stopped. The audit chain keeps its key.
/// </summary>
/// <param name="folder">Whose store.</param>
/// <param name="clock">For the record.</param>
/// <param name="batch">Values a transaction.</param>
public sealed class KeyRotation(DataFolder folder, TimeProvider clock, int batch = 500)
{
    /// <summary>Everything that depends on the key. A test holds it against the schema.</summary>
    public static readonly IReadOnlyList<KeyedColumn> Columns =
    [
        new("tickets", "Appeal_Caller", true), new("tickets", "Appeal_Address", true), new("tickets", "Appeal_SourceAuthor", true), new("tickets", "QueryCodeHash", false),
        new("phone_hashes", "Whole", false), new("phone_hashes", "LastFour", false), new("cooling_offs", "Whole", false), new("rate_links", "Hash", false),
        new("drafts", "Form", true), new("second_factors", "Secret", true), new("recovery_codes", "Hash", false), new("handling_complaints", "Text", true), new("handling_complaints", "Answer", true), new("duty_entries", "Phone", true), new("outbox_messages", "Recipient", true),
    ];

    /// <summary>Where the key before is kept: backups of its time are read with it.</summary>
    public string OldKey(string fingerprint) => Path.Combine(Path.GetDirectoryName(folder.Key)!, $"caller-{fingerprint}.key");

    /// <summary>Begins a change, or goes on with one that was interrupted.</summary>
    /// <param name="progress">Told after each batch: values done, values in all.</param>
    /// <returns>The fingerprint of the key before.</returns>
    /// <exception cref="InvalidDataException">No key, not the key of this store, or somebody uses the store. Nothing was changed by this batch.</exception>
    public string Run(Action<long, long> progress)
    {
        if (!File.Exists(folder.Database))
        {
            throw new InvalidDataException($"{folder.Database} 不存在，没有可以更换密钥的数据。");
        }

        var keys = KeyFile.Read(folder.Key);
        using var store = Alone();
        var before = new Vault(keys with { Next = null });
        if (keys.Next is null)
        {
            CheckFits(store, before);
            keys.Write(OldKey(before.Fingerprint));
            keys = keys.Toward(Vault.NewMaster());
            keys.Write(folder.Key);
        }

        var after = new Vault(keys.Arrived());
        MakeAnew(store, before, after, progress);
        keys.Arrived().Write(folder.Key);
        // Pages that were free before hold what was sealed with the old key.
        Number(store, "VACUUM");
        return before.Fingerprint;
    }

    private void MakeAnew(SqliteConnection store, Vault before, Vault after, Action<long, long> progress)
    {
        var total = Columns.Sum(c => Number(store, $"SELECT count(\"{c.Column}\") FROM \"{c.Table}\""));
        Number(store, $"INSERT OR IGNORE INTO key_rotations (Key, Before, StartedAt, Column, Through, \"Values\") VALUES ('{after.Fingerprint}', '{before.Fingerprint}', {Now()}, 0, {long.MinValue}, 0)");
        while (Number(store, $"SELECT \"Column\" FROM key_rotations WHERE Key = '{after.Fingerprint}'") is var at && at < Columns.Count)
        {
            using (var transaction = store.BeginTransaction())
            {
                var (last, count) = Batch(store, Columns[(int)at], Number(store, $"SELECT Through FROM key_rotations WHERE Key = '{after.Fingerprint}'"), before, after);
                Number(store, count < batch
                    ? $"UPDATE key_rotations SET \"Column\" = {at + 1}, Through = {long.MinValue}, \"Values\" = \"Values\" + {count} WHERE Key = '{after.Fingerprint}'"
                    : $"UPDATE key_rotations SET Through = {last}, \"Values\" = \"Values\" + {count} WHERE Key = '{after.Fingerprint}'");
                transaction.Commit();
            }

            progress(Number(store, $"SELECT \"Values\" FROM key_rotations WHERE Key = '{after.Fingerprint}'"), total);
        }

        Number(store, $"UPDATE key_rotations SET DoneAt = {Now()} WHERE Key = '{after.Fingerprint}' AND DoneAt IS NULL");
    }

    private (long Last, int Count) Batch(SqliteConnection store, KeyedColumn column, long through, Vault before, Vault after)
    {
        var rows = new List<(long Row, object Value)>();
        using (var read = store.CreateCommand())
        {
            read.CommandText = $"SELECT rowid, \"{column.Column}\" FROM \"{column.Table}\" WHERE rowid > $through AND \"{column.Column}\" IS NOT NULL ORDER BY rowid LIMIT {batch}";
            read.Parameters.AddWithValue("$through", through);
            using var reader = read.ExecuteReader();
            while (reader.Read())
            {
                rows.Add((reader.GetInt64(0), reader.GetValue(1)));
            }
        }

        using var write = store.CreateCommand();
        write.CommandText = $"UPDATE \"{column.Table}\" SET \"{column.Column}\" = $value WHERE rowid = $row";
        var (value, row) = (write.Parameters.Add("$value", column.Sealed ? SqliteType.Blob : SqliteType.Text), write.Parameters.Add("$row", SqliteType.Integer));
        foreach (var (at, old) in rows)
        {
            (value.Value, row.Value) = (column.Sealed ? after.Seal(Open(before, (byte[])old, $"{column.Table}.{column.Column} {at}")) : after.CarryOver((string)old), at);
            write.ExecuteNonQuery();
        }

        return (rows.Count > 0 ? rows[^1].Row : through, rows.Count);
    }

    private static string Open(Vault before, byte[] value, string where)
    {
        try
        {
            return before.Unseal(value);
        }
        catch (CryptographicException problem)
        {
            throw new InvalidDataException($"现有的密钥（{before.Fingerprint}）读不出 {where}。请放回与这个数据库相配的 keys/caller.key；已经换过的部分不受影响，放回后再运行会接着做。", problem);
        }
    }

    private static void CheckFits(SqliteConnection store, Vault before)
    {
        foreach (var column in Columns.Where(c => c.Sealed))
        {
            using var read = store.CreateCommand();
            read.CommandText = $"SELECT \"{column.Column}\" FROM \"{column.Table}\" WHERE \"{column.Column}\" IS NOT NULL LIMIT 1";
            if (read.ExecuteScalar() is byte[] value)
            {
                Open(before, value, $"{column.Table}.{column.Column}");
            }
        }
    }

    // Held until the end: a server that starts meanwhile finds the store busy.
    private SqliteConnection Alone()
    {
        Migrator.Migrate($"Data Source={folder.Database};Pooling=False");
        var store = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Default Timeout=1");
        store.Open();
        try
        {
            Number(store, "PRAGMA busy_timeout = 1000");
            using var alone = store.CreateCommand();
            alone.CommandText = "PRAGMA journal_mode = DELETE";
            if (alone.ExecuteScalar() as string == "delete")
            {
                using (var hold = store.CreateCommand())
                {
                    hold.CommandText = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; BEGIN EXCLUSIVE; COMMIT";
                    hold.ExecuteNonQuery();
                }

                return store;
            }
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            // Told below.
        }

        store.Dispose();
        throw new InvalidDataException("数据库正在使用。请先停掉服务，再更换密钥。什么都没有改动。");
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static long Number(SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() is { } value and not string ? value : 0L, CultureInfo.InvariantCulture);
    }
}
