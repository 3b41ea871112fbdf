namespace Hotline.Web.Platform;

/// <summary>Something the server looks after by itself: at the start, and every minute after it. A command-line run looks after nothing; the server finds what it left.</summary>
/// <param name="clock">Says when a minute is over.</param>
/// <param name="log">Hears of what went wrong.</param>
public abstract class MinuteWatch(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    private long failures;
    private long lastSuccess;

    /// <summary>When a look last succeeded; null while none has.</summary>
    public DateTimeOffset? LastSuccess => Interlocked.Read(ref lastSuccess) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>How many looks did not.</summary>
    public long Failures => Interlocked.Read(ref failures);

    /// <summary>Where a look says what it could not do.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>One look, until nothing is left to do. What fails waits for the next minute; a look that throws all the same has failed and is logged, and neither ends the watch nor stops the server.</summary>
    /// <returns>Whether all of it was done.</returns>
    public abstract Task<bool> Look(CancellationToken ct);

    /// <summary>One look, and how it ended is kept for whoever watches the watch.</summary>
    public async Task Watch(CancellationToken ct)
    {
        var whole = false;
        try
        {
            whole = await Look(ct);
        }
        catch (Exception bug) when (bug is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.LogError(bug, "{Watch} broke off; it looks again in a minute", GetType().Name);
        }
        finally
        {
            if (whole)
            {
                Interlocked.Exchange(ref lastSuccess, clock.GetUtcNow().Ticks);
            }
            else if (!ct.IsCancellationRequested)
            {
                Interlocked.Increment(ref failures);
            }
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            do
            {
                await Watch(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is left is found at the next start.
        }
    }

    /// <summary>Asks again and again while more is left.</summary>
    /// <param name="ask">Does a part.</param>
    /// <param name="more">Whether the answer says that more waits.</param>
    /// <returns>The last answer.</returns>
    protected static async Task<Outcome<T>> Until<T>(Func<Task<Outcome<T>>> ask, Func<T, bool> more)
    {
        Outcome<T> outcome;
        do
        {
            outcome = await ask();
        }
        while (outcome is { Ok: true, Value: { } value } && more(value));
        return outcome;
    }
}
