namespace Hotline.Web.Platform;

/// <summary>Something the server looks after by itself: at the start, and every minute after it. A command-line run looks after nothing; the server finds what it left.</summary>
/// <param name="clock">Says when a minute is over.</param>
public abstract class MinuteWatch(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>One look, until nothing is left to do. What fails waits for the next minute: a look never throws for it.</summary>
    public abstract Task Look(CancellationToken ct);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            do
            {
                await Look(stoppingToken);
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
