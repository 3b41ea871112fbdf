using Hotline.Web.Platform;

namespace Hotline.Web.Complaints;

/// <summary>Looks whether a complaint about the handling was left without an answer. After days without a server it says so once, as it would have then.</summary>
public sealed class ComplaintWatch(UseCases door, TimeProvider clock, ILogger<ComplaintWatch> log) : MinuteWatch(clock, log)
{
    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var outcome = await Until(() => door.Send(Visitor.System("complaints"), new MarkLateComplaints(), ct), late => late > 0);
        if (!outcome.Ok)
        {
            Log.LogWarning("Late complaints could not be marked ({Outcome}); trying again in a minute", outcome.Kind);
        }

        return outcome.Ok;
    }
}
