using Hotline.Web.Platform;

namespace Hotline.Web.Audit;

/// <summary>Moves the anchor of the audit chain every minute, and cries out when the store no longer holds what was anchored.</summary>
public sealed class AuditWatch(UseCases door, AuditAnchor anchor, TimeProvider clock, ILogger<AuditWatch> log) : MinuteWatch(clock, log)
{
    private static readonly Visitor visitor = Visitor.System("audit");

    /// <summary>Whether the store was found put back, cut or with a foreign anchor; readiness tells it.</summary>
    public bool Alarmed { get; private set; }

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        var asked = await door.Send(visitor, new AuditStanding(), ct);
        if (asked is not { Ok: true, Value: { } standing })
        {
            Log.LogWarning("The audit chain could not be looked at ({Outcome}); trying again in a minute", asked.Kind);
            return false;
        }

        Alarmed = standing.State != AuditState.Whole;
        if (Alarmed)
        {
            Log.LogCritical("The audit trail does not hold its anchored line: {State}, database ends at {Head}, anchor at {Anchor}. Run: audit verify", standing.State, standing.Head.Id, standing.Anchor?.Id);
        }

        return !Alarmed && (standing.Head == standing.Anchor || Move(standing.Head));
    }

    private bool Move(AuditHead head)
    {
        try
        {
            anchor.Write(head);
            // Whoever collects the log elsewhere holds a second anchor.
            Log.LogInformation("Audit chain: line {Id}, link {Link}", head.Id, Convert.ToHexString(head.Link)[..16]);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.LogWarning("The audit anchor could not be written ({Problem}); trying again in a minute", problem.Message);
            return false;
        }
    }
}
