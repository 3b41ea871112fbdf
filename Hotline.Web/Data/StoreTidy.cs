using Hotline.Web.Platform;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>
/// Makes sure that what was deleted is gone from the files as well. Pages are overwritten at once (secure_delete); words of deleted texts stay in the full-text index until its parts are merged, and in the write-ahead log until it is emptied.
/// </summary>
public sealed class StoreTidy(DataFolder folder, WriteGate gate)
{
    // A step writes so many pages and holds the others up for some tens of milliseconds.
    private const int pages = 200;

    /// <summary>Merges the full-text index step by step, others in between, and empties the log.</summary>
    /// <exception cref="SqliteException">The store cannot be written.</exception>
    public async Task Run(CancellationToken ct)
    {
        await using var store = new SqliteConnection(StoreSetup.ConnectionString(folder));
        await store.OpenAsync(ct);
        await Step(store, "PRAGMA secure_delete = ON", ct);

        // An index that is one part already is left as it is, with the words of what was deleted in it: a second part makes it be written anew.
        await Step(store, "INSERT INTO ticket_text (rowid, words) VALUES (0, 'tidy')", ct);

        // The first says that parts of every age are to become one, the others go on with it; one that changes next to nothing was the last.
        for (var (step, changed) = (-pages, long.MaxValue); changed >= 2; step = pages)
        {
            changed = await Step(store, $"INSERT INTO ticket_text (ticket_text, rank) VALUES ('merge', {step})", ct);
        }

        await Step(store, "DELETE FROM ticket_text WHERE rowid = 0", ct);
        await Step(store, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    private async Task<long> Step(SqliteConnection store, string sql, CancellationToken ct)
    {
        using var turn = await gate.Enter(ct);
        var before = SQLitePCL.raw.sqlite3_total_changes(store.Handle);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
        return SQLitePCL.raw.sqlite3_total_changes(store.Handle) - before;
    }
}
