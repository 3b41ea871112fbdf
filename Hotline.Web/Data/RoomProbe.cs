using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hotline.Web.Data;

/// <summary>Whether a store that took no changes takes them again, tried without changing anything: a megabyte is written to the journal and taken back.</summary>
public sealed class RoomProbe(IServiceScopeFactory scopes, WriteGate gate, StoreTrouble trouble, TimeProvider clock)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);
    private readonly Lock one = new();
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>Null when changes are taken, else why not (<see cref="StoreTrouble.Why"/>). Tries only while there is a trouble, and at most every ten seconds: whoever asks for the health of a full disk must not be what fills it.</summary>
    public async Task<string?> Trouble(CancellationToken ct)
    {
        if (trouble.Why is not null && MayTry())
        {
            await Try(ct);
        }

        return trouble.Why;
    }

    private bool MayTry()
    {
        lock (one)
        {
            var now = clock.GetUtcNow();
            var may = now - last >= patience;
            last = may ? now : last;
            return may;
        }
    }

    private async Task Try(CancellationToken ct)
    {
        try
        {
            using var turn = await gate.Enter(ct);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
            await db.Database.OpenConnectionAsync(ct);
            // So small a cache makes the pages go to the journal before the end, which is where a full disk shows. The usual size is set again at the next opening.
            await using var command = db.Connection.CreateCommand();
            command.CommandText = "PRAGMA cache_size = 8";
            await command.ExecuteNonQueryAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            command.Transaction = transaction.GetDbTransaction();
            command.CommandText = "CREATE TABLE room_probe (x BLOB); INSERT INTO room_probe VALUES (zeroblob(1048576))";
            await command.ExecuteNonQueryAsync(ct);
            await transaction.RollbackAsync(ct);
            trouble.Over();
        }
        catch (Exception problem) when (ProblemHandler.Translate(problem) is { Kind: OutcomeKind.Unavailable })
        {
            trouble.Met(this, problem);
        }
    }
}
