using Hotline.Domain;
using Hotline.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Platform;

/// <summary>The one translation from exceptions to outcomes.</summary>
public static class ProblemHandler
{
    // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the store cannot take it now, and nothing was changed.
    private static readonly int[] storeTroubles = [5, 6, 8, 10, 13, 14];

    /// <summary>The outcome an expected problem stands for; null for a bug.</summary>
    public static Outcome? Translate(Exception problem) => problem switch
    {
        Invalid invalid => new Outcome(OutcomeKind.Invalid, Fields: invalid.Fields),
        NotThere => new Outcome(OutcomeKind.NotFound),
        Forbidden => new Outcome(OutcomeKind.Forbidden),
        Refusal refusal => new Outcome(OutcomeKind.Refused, refusal.Code) { Named = refusal.Named },
        Stale or DbUpdateConcurrencyException => new Outcome(OutcomeKind.Stale),
        TooMany => new Outcome(OutcomeKind.TooMany),
        SqliteException store when storeTroubles.Contains(store.SqliteErrorCode) => new Outcome(OutcomeKind.Unavailable),
        DbUpdateException { InnerException: SqliteException store } when storeTroubles.Contains(store.SqliteErrorCode) => new Outcome(OutcomeKind.Unavailable),
        IOException disk when DiskTrouble.IsFull(disk) || DiskTrouble.IsReadOnly(disk) => new Outcome(OutcomeKind.Unavailable),
        _ => null,
    };
}
