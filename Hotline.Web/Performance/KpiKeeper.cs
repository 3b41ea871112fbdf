using Hotline.Web.Platform;

namespace Hotline.Web.Performance;

/// <summary>Keeps the facts behind the performance figures up to date: at the start, and every minute after it. A command-line run keeps none; the server reads what it left.</summary>
public sealed class KpiKeeper(UseCases door, TimeProvider clock, ILogger<KpiKeeper> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>Judges all that waits.</summary>
    public async Task CatchUp(CancellationToken ct)
    {
        Outcome<bool> outcome;
        do
        {
            outcome = await door.Send(Visitor.System("performance"), new KeepKpiFacts(), ct);
        }
        while (outcome is { Ok: true, Value: true });

        if (!outcome.Ok)
        {
            log.LogWarning("The performance facts could not be kept ({Outcome}); trying again in a minute", outcome.Kind);
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
                await CatchUp(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
