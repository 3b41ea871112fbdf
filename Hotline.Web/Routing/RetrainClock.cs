using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>Looks every minute whether a time of the schedule has come, also one that passed while the server was down; and lets a training that is going on end when the server stops.</summary>
public sealed class RetrainClock(City city, UseCases door, Retraining retraining, TimeProvider clock, ILogger<RetrainClock> log) : BackgroundService
{
    private static readonly TimeSpan interval = TimeSpan.FromMinutes(1);
    private DateTimeOffset decided;

    /// <summary>Looks once.</summary>
    /// <returns>Whether a training was begun.</returns>
    public async Task<bool> Look(CancellationToken ct)
    {
        if (city.Now.Routing.Retrain is not { } times)
        {
            return false;
        }

        var slot = times.LastBefore(clock.GetUtcNow(), city.Now.Time.Zone);
        if (slot == decided)
        {
            return false;
        }

        var outcome = await door.Send(Visitor.System("schedule"), new RetrainOnSchedule(slot, times.LeastCorrections), ct);
        decided = outcome.Ok ? slot : decided; // a busy store is asked again in a minute
        return outcome.Value;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        retraining.Cancel();
        await Task.WhenAny(retraining.Running, Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogWarning(problem, "Could not look at the schedule of trainings");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
