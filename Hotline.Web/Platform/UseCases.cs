using System.Security.Claims;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Identity;
using MediatR;

namespace Hotline.Web.Platform;

/// <summary>Who knocks: a principal from a cookie, or the system itself.</summary>
/// <param name="Principal">Signed in or not; null for the system.</param>
/// <param name="From">Network address or "cli".</param>
public sealed record Visitor(ClaimsPrincipal? Principal, string From)
{
    /// <summary>The patrol, the importer, the seed.</summary>
    public static Visitor System(string from) => new(null, from);
}

/// <summary>The one door. Pages, APIs, importers and the patrol all come through here: a fresh scope, the account read anew, then Authorize → Validate → Transact → handler.</summary>
public sealed class UseCases(IServiceScopeFactory scopes, DoorMeter meter, StoreTrouble trouble, ILogger<UseCases> log)
{
    /// <summary>Runs a command or asks a question that answers a <typeparamref name="T"/>.</summary>
    public async Task<Outcome<T>> Send<T>(Visitor visitor, IRequest<T> request, CancellationToken ct = default)
    {
        T? value = default;
        var outcome = await Guard(visitor, request, async mediator => value = await mediator.Send(request, ct), ct);
        return new Outcome<T>(outcome.Kind, value, outcome.Code, outcome.Fields, outcome.Trace) { Named = outcome.Named };
    }

    /// <summary>Runs a command.</summary>
    public Task<Outcome> Run(Visitor visitor, ICommand command, CancellationToken ct = default) =>
        Guard(visitor, command, mediator => mediator.Send(command, ct), ct);

    private async Task<Outcome> Guard(Visitor visitor, object request, Func<ISender, Task> send, CancellationToken ct)
    {
        var start = meter.Start();
        using var activity = DoorMeter.Trace(request);
        Outcome? outcome = null;
        try
        {
            return outcome = await Answer(visitor, request, send, ct);
        }
        finally
        {
            meter.Ended(request, outcome?.Kind, start, activity);
        }
    }

    private async Task<Outcome> Answer(Visitor visitor, object request, Func<ISender, Task> send, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var me = scope.ServiceProvider.GetRequiredService<CurrentUser>();
            if (visitor.Principal is null)
            {
                me.Become(Actor.System, (Permission)~0L, visitor.From);
            }
            else
            {
                await scope.ServiceProvider.GetRequiredService<AccountReader>().Recognise(visitor, me, ct);
            }

            await send(scope.ServiceProvider.GetRequiredService<ISender>());
            return Outcome.Done;
        }
        catch (Exception problem) when (ProblemHandler.Translate(problem) is { } outcome)
        {
            if (outcome.Kind == OutcomeKind.Unavailable)
            {
                trouble.Met(request, problem);
            }

            return outcome;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception bug)
        {
            var trace = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? request.GetType().Name;
            log.LogError(bug, "{Request} failed ({Trace})", request.GetType().Name, trace);
            return new Outcome(OutcomeKind.Failed, Trace: trace);
        }
    }
}
