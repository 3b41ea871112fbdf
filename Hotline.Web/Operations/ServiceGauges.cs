using System.Diagnostics.Metrics;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Operations;

/// <summary>How it stands with the service at the moment of asking. Nothing here costs more the more tickets there are.</summary>
public sealed class ServiceGauges
{
    private readonly IServiceScopeFactory scopes;
    private readonly ILogger<ServiceGauges> log;
    private int? outbox;
    private DateTimeOffset? oldest;

    /// <param name="meter">Where they are told.</param>
    /// <param name="circuits">Open pages.</param>
    /// <param name="watches">All that the server looks after; those of every minute are told of.</param>
    /// <param name="folder">Where the store lies.</param>
    /// <param name="models">Whether there is a model.</param>
    /// <param name="backups">Where backups lie.</param>
    /// <param name="clock">Now.</param>
    /// <param name="scopes">For one look into the store.</param>
    /// <param name="log">Says why the store did not answer.</param>
    public ServiceGauges(DoorMeter meter, CircuitTally circuits, IEnumerable<IHostedService> watches, DataFolder folder, ModelHolder models, BackupSettings backups, TimeProvider clock, IServiceScopeFactory scopes, ILogger<ServiceGauges> log)
    {
        (this.scopes, this.log) = (scopes, log);
        MinuteWatch[] all = [.. watches.OfType<MinuteWatch>()];
        var hotline = meter.Meter;
        hotline.CreateObservableGauge("hotline.circuits.open", () => (long)circuits.Open, null, "Open interactive pages.");
        hotline.CreateObservableGauge("hotline.store.up", () => outbox is null ? 0L : 1L, null, "1 when the store answered just now.");
        hotline.CreateObservableGauge("hotline.model.ready", () => models.Model is null ? 0L : 1L, null, "1 when a model is loaded.");
        hotline.CreateObservableGauge("hotline.outbox.waiting", () => outbox is { } waits ? [new Measurement<long>(waits)] : Array.Empty<Measurement<long>>(), null, "Messages not delivered yet, those for people included.");
        hotline.CreateObservableGauge("hotline.outbox.oldest.age", () => oldest is { } since ? [new Measurement<double>((clock.GetUtcNow() - since).TotalSeconds)] : Array.Empty<Measurement<double>>(), "s", "How long the oldest of them has waited; missing while none waits.");
        hotline.CreateObservableGauge("hotline.backup.last.timestamp", () => ServiceState.Backups(backups, clock.GetUtcNow()).Last is { } made ? [new Measurement<double>(made.ToUnixTimeSeconds())] : Array.Empty<Measurement<double>>(), "s", "When the newest whole backup was made, in Unix time; missing while there is none.");
        hotline.CreateObservableGauge("hotline.store.size", () => StoreRoom.Used(folder), "By", "The database with its journal.");
        hotline.CreateObservableGauge("hotline.disk.free", () => StoreRoom.Free(folder), "By", "Free space where the data directory lies.");
        hotline.CreateObservableCounter("hotline.watch.failures", () => all.Select(w => new Measurement<long>(w.Failures, Whose(w))), null, "Looks of a watch that did not succeed.");
        hotline.CreateObservableGauge(
            "hotline.watch.last.success.timestamp",
            () => all.Where(w => w.LastSuccess is not null).Select(w => new Measurement<double>(w.LastSuccess!.Value.ToUnixTimeMilliseconds() / 1000d, Whose(w))),
            "s",
            "When a watch last succeeded, in Unix time; missing while it never did.");
    }

    /// <summary>Asks the store, before the gauges are read.</summary>
    public async Task Look(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var waiting = await MessagesWaiting.In(scope.ServiceProvider.GetRequiredService<HotlineDb>(), ct);
            (outbox, oldest) = (waiting.Count, waiting.Oldest);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogWarning(problem, "The store did not answer");
            (outbox, oldest) = (null, null);
        }
    }

    private static KeyValuePair<string, object?> Whose(MinuteWatch watch) => new("watch", watch.GetType().Name);
}
