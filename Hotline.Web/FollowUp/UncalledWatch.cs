using Hotline.Web.Platform;

namespace Hotline.Web.FollowUp;

/// <summary>Looks whose time for answering by link is over.</summary>
public sealed class UncalledWatch(UseCases door, TimeProvider clock, ILogger<UncalledWatch> log) : MinuteWatch(clock, log)
{
    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var outcome = await Until(() => door.Send(Visitor.System("follow-up"), new CloseUncalled(), ct), closed => closed > 0);
        if (!outcome.Ok)
        {
            Log.LogWarning("Tickets that nobody rated could not be closed ({Outcome}); trying again in a minute", outcome.Kind);
        }

        return outcome.Ok;
    }
}
