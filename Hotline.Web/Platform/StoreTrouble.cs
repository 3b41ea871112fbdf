using Hotline.Web.Data;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Platform;

/// <summary>Whether the store takes changes, as the last attempt showed. A full disk fails every request: the log says so once a minute, with how many, and not a thousand times.</summary>
public sealed class StoreTrouble(TimeProvider clock, ILogger<StoreTrouble> log)
{
    private static readonly TimeSpan interval = TimeSpan.FromMinutes(1);
    private readonly Lock one = new();
    private DateTimeOffset said;
    private int unsaid;

    /// <summary>Why it does not: <c>disk-full</c>, <c>read-only</c>, <c>unavailable</c>; null while it does.</summary>
    public string? Why { get; private set; }

    /// <summary>A request failed for this.</summary>
    public void Met(object request, Exception problem)
    {
        lock (one)
        {
            var busy = Kind(problem) is null;
            Why = busy ? Why : Kind(problem);
            unsaid++;
            if (clock.GetUtcNow() - said < interval)
            {
                return;
            }

            log.LogError(
                "The store takes no changes now ({Why}: {Problem}); {Count} requests so far were told to try again, the last {Request}. Nothing was half saved",
                busy ? "busy" : Why, (problem.InnerException as SqliteException ?? problem).Message, unsaid, request.GetType().Name);
            (said, unsaid) = (clock.GetUtcNow(), 0);
        }
    }

    /// <summary>A change was saved.</summary>
    public void Over()
    {
        if (Why is null)
        {
            return;
        }

        lock (one)
        {
            log.LogWarning("The store takes changes again; it did not for a while ({Why})", Why);
            (Why, said, unsaid) = (null, default, 0);
        }
    }

    // Busy is no trouble of the machine: another writer is slow, and the next one gets through.
    private static string? Kind(Exception problem) => (problem as SqliteException ?? problem.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => null,
        8 => "read-only",
        13 => "disk-full",
        null when DiskTrouble.IsFull(problem) => "disk-full",
        null when DiskTrouble.IsReadOnly(problem) => "read-only",
        _ => "unavailable",
    };
}
