using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using MediatR;

namespace Hotline.Web.Platform;

/// <summary>Last in the pipeline of what changes something, and not in that of questions: a change happens whole or not at all, with its audit line, in one transaction; then everybody who watches is told.</summary>
public sealed class Transact<TRequest, TResponse>(HotlineDb db, WriteGate gate, AuditTrail audit, LiveFeed feed, EventTally tally, RuleStore rules, StoreTrouble trouble) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IChange
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        try
        {
            return await Whole(request, next, cancellationToken);
        }
        catch (Exception problem) when (problem is Refusal or Forbidden)
        {
            db.ChangeTracker.Clear();
            await audit.Alone(problem is Refusal ? AuditOutcome.Refused : AuditOutcome.Forbidden, request, CancellationToken.None, problem.Message);
            throw;
        }
    }

    private async Task<TResponse> Whole(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        using var turn = await gate.Enter(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var response = await next();
        var touched = db.TouchedTickets();
        var events = db.NewEvents();
        var ruled = db.RulesTouched();
        var quiet = request is IQuiet;
        if (!quiet)
        {
            audit.Line(AuditOutcome.Done, request, response);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        trouble.Over();
        tally.Add(events);
        if (ruled)
        {
            // It is committed: whoever asked may have gone, the rules hold all the same.
            await rules.Load(CancellationToken.None);
        }

        if (!quiet)
        {
            feed.Publish(touched);
        }

        return response;
    }
}
