using Hotline.Web.Platform;

namespace Hotline.Web.Promises;

/// <summary>Looks every minute which promises fall due: the unit is reminded the day before, the centre is asked to call when the day is over. After days without a server each is said once.</summary>
public sealed class PromiseWatch(UseCases door, TimeProvider clock, ILogger<PromiseWatch> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>Looks until nothing is left.</summary>
    public async Task Look(CancellationToken ct)
    {
        Outcome<int> outcome;
        do
        {
            outcome = await door.Send(Visitor.System("promises"), new CallForPromises(), ct);
        }
        while (outcome is { Ok: true, Value: > 0 });

        if (!outcome.Ok)
        {
            log.LogWarning("Due promises could not be called for ({Outcome}); trying again in a minute", outcome.Kind);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
            // The server stops.
        }
    }
}
