using System.Collections.Concurrent;
using System.Reflection;
using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using MediatR;

namespace Hotline.Web.Platform;

/// <summary>First in the pipeline: does this person's table of permissions allow this request at all? Which record is asked when it is loaded.</summary>
public sealed class Authorize<TRequest, TResponse>(CurrentUser me, AuditTrail audit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (Demand.Of(typeof(TRequest)) is { } needed && !me.May(needed))
        {
            await audit.Alone(AuditOutcome.Forbidden, request, cancellationToken);
            throw new Forbidden($"{typeof(TRequest).Name} needs {needed}");
        }

        return await next();
    }
}

/// <summary>What a request asks of whoever sends it.</summary>
public static class Demand
{
    private static readonly ConcurrentDictionary<Type, Permission?> known = new();

    /// <summary>The permissions of which one is enough; null when anyone may.</summary>
    /// <exception cref="InvalidOperationException">The request says nothing, or says it twice: a bug that a test finds.</exception>
    public static Permission? Of(Type request) => known.GetOrAdd(request, Read);

    private static Permission? Read(Type request)
    {
        var does = request.GetCustomAttribute<DoesAttribute>();
        var needs = request.GetCustomAttribute<NeedsAttribute>();
        var open = request.GetCustomAttribute<OpenToAllAttribute>();
        return (does, needs, open) switch
        {
            ({ } step, null, null) => Lifecycle.WhoMay(step.Action) & (step.ByCitizen ? Permission.Citizen : ~Permission.Citizen),
            (null, { } one, null) => one.Permission,
            (null, null, { }) => null,
            _ => throw new InvalidOperationException($"{request.Name} needs exactly one of [Does], [Needs], [OpenToAll]."),
        };
    }

    /// <summary>Whether this type is a request that can come through the door.</summary>
    public static bool IsRequest(Type type) => type.IsAssignableTo(typeof(IBaseRequest)) && type is { IsAbstract: false, IsInterface: false };

    /// <summary>The step of the life cycle a request takes, if it takes one.</summary>
    public static TicketAction? Step(Type request) => request.GetCustomAttribute<DoesAttribute>()?.Action;
}
