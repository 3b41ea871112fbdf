using Hotline.Web.Platform;

namespace Hotline.Web.Promises;

/// <summary>Looks which promises fall due: the unit is reminded the day before, the centre is asked to call when the day is over. After days without a server each is said once.</summary>
public sealed class PromiseWatch(UseCases door, TimeProvider clock, ILogger<PromiseWatch> log) : MinuteWatch(clock, log)
{
    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var outcome = await Until(() => door.Send(Visitor.System("promises"), new CallForPromises(), ct), told => told > 0);
        if (!outcome.Ok)
        {
            Log.LogWarning("Due promises could not be called for ({Outcome}); trying again in a minute", outcome.Kind);
        }

        return outcome.Ok;
    }
}
