using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Audit;

/// <summary>What a request wants written beside its name.</summary>
public interface IAudited
{
    /// <summary>On what: a number or an account's name, never caller data.</summary>
    string? AuditObject { get; }

    /// <summary>Why, where a reason was asked.</summary>
    string? AuditDetail => null;

    /// <summary>What it is on record as when it succeeds.</summary>
    AuditOutcome AuditedAs => AuditOutcome.Done;
}

/// <summary>An answer that says itself how the act ended: a refused sign-in is kept with its count, not undone.</summary>
public interface IAuditedAnswer
{
    /// <summary>How it ended.</summary>
    AuditOutcome AuditOutcome { get; }

    /// <summary>Why.</summary>
    string? AuditDetail { get; }
}

/// <summary>Writes audit lines: with the change in its own transaction, or alone where nothing was changed.</summary>
public sealed class AuditTrail(HotlineDb db, CurrentUser me, WriteGate gate)
{
    /// <summary>A line that is committed with the change it speaks of.</summary>
    public void Line(AuditOutcome outcome, object request, object? response = null, string? detail = null) => db.AuditLines.Add(Make(outcome, request, response, detail));

    /// <summary>A line of its own: for what was refused, forbidden, or only looked at.</summary>
    public async Task Alone(AuditOutcome outcome, object request, CancellationToken ct, string? detail = null)
    {
        using var turn = await gate.Enter(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.AuditLines.Add(Make(outcome, request, null, detail));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private AuditLine Make(AuditOutcome outcome, object request, object? response, string? detail) => new()
    {
        At = me.Stamp().At,
        Account = me.Account,
        Name = me.Actor.Name,
        From = me.From,
        Act = request.GetType().Name,
        Object = request switch
        {
            IAudited audited => Said(outcome, () => audited.AuditObject),
            ITicketChange change => change.Number.ToString(),
            _ => (response as IAudited)?.AuditObject,
        },
        Outcome = (response as IAuditedAnswer)?.AuditOutcome ?? (outcome == AuditOutcome.Done && request is IAudited known ? known.AuditedAs : outcome),
        Detail = detail ?? (response as IAuditedAnswer)?.AuditDetail ?? Said(outcome, () => (request as IAudited)?.AuditDetail),
    };

    // Who may is asked before anybody looks at the fields, so a forbidden request can hold anything, nothing too. What cannot be read off it stays empty; that it was tried is on record all the same.
    private static string? Said(AuditOutcome outcome, Func<string?> words)
    {
        try
        {
            return words();
        }
        catch (Exception) when (outcome == AuditOutcome.Forbidden)
        {
            return null;
        }
    }
}
