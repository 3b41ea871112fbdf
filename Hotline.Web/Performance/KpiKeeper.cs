using Hotline.Web.Platform;

namespace Hotline.Web.Performance;

/// <summary>Keeps the facts behind the performance figures up to date.</summary>
public sealed class KpiKeeper(UseCases door, TimeProvider clock, ILogger<KpiKeeper> log) : MinuteWatch(clock, log)
{
    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var outcome = await Until(() => door.Send(Visitor.System("performance"), new KeepKpiFacts(), ct), waits => waits);
        if (!outcome.Ok)
        {
            Log.LogWarning("The performance facts could not be kept ({Outcome}); trying again in a minute", outcome.Kind);
        }

        return outcome.Ok;
    }
}
