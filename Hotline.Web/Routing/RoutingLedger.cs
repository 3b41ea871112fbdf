using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// <summary>Keeps the routing ledger up to date.</summary>
public sealed class RoutingLedger(UseCases door, TimeProvider clock, ILogger<RoutingLedger> log) : MinuteWatch(clock, log)
{
    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var outcome = await Until(() => door.Send(Visitor.System("ledger"), new KeepRoutingLedger(), ct), waits => waits);
        if (!outcome.Ok)
        {
            Log.LogWarning("The routing ledger could not be kept ({Outcome}); trying again in a minute", outcome.Kind);
        }

        return outcome.Ok;
    }
}
