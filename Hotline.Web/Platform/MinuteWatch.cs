namespace Hotline.Web.Platform;

/// <summary>Something the server looks after by itself: at the start, and every minute after it. A command-line run looks after nothing; the server finds what it left.</summary>
/// <param name="clock">Says when a minute is over.</param>
public abstract class MinuteWatch(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    private long failures;
    private long lastSuccess;

    /// <summary>When a look last succeeded; null while none has.</summary>
    public DateTimeOffset? LastSuccess => Interlocked.Read(ref lastSuccess) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>How many looks did not.</summary>
    public long Failures => Interlocked.Read(ref failures);

    /// <summary>One look, until nothing is left to do. What fails waits for the next minute: a look never throws for it.</summary>
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
