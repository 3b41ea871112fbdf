using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>Keeps the routing ledger up to date: at the start, and every minute after it. A command-line run keeps none; the server reads what it left.</summary>
public sealed class RoutingLedger(UseCases door, TimeProvider clock, ILogger<RoutingLedger> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>Reads all events that wait.</summary>
    public async Task CatchUp(CancellationToken ct)
    {
        Outcome<bool> outcome;
        do
        {
            outcome = await door.Send(Visitor.System("ledger"), new KeepRoutingLedger(), ct);
        }
        while (outcome is { Ok: true, Value: true });

        if (!outcome.Ok)
        {
            log.LogWarning("The routing ledger could not be kept ({Outcome}); trying again in a minute", outcome.Kind);
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
