using Hotline.Web.Platform;

namespace Hotline.Web.Complaints;

/// <summary>Looks every minute whether a complaint about the handling was left without an answer. After days without a server it says so once, as it would have then.</summary>
public sealed class ComplaintWatch(UseCases door, TimeProvider clock, ILogger<ComplaintWatch> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);

    /// <summary>Looks until nothing is left.</summary>
    public async Task Look(CancellationToken ct)
    {
        Outcome<int> outcome;
        do
        {
            outcome = await door.Send(Visitor.System("complaints"), new MarkLateComplaints(), ct);
        }
        while (outcome is { Ok: true, Value: > 0 });

        if (!outcome.Ok)
        {
            log.LogWarning("Late complaints could not be marked ({Outcome}); trying again in a minute", outcome.Kind);
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
