using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using MediatR;

namespace Hotline.Web.Platform;

/// <summary>Something that changes the store: happens whole or not at all.</summary>
public interface IChange;

/// <summary>A change that answers nothing.</summary>
public interface ICommand : IRequest, IChange;

/// <summary>A change that answers a <typeparamref name="T"/>.</summary>
public interface ICommand<out T> : IRequest<T>, IChange;

/// <summary>Something that only reads.</summary>
public interface IQuestion<out T> : IRequest<T>;

/// <summary>A change nobody else is told of and the audit trail does not hold: a person's own unfinished form, kept every few seconds; sums the system keeps of what the timeline says already. Never for a ticket.</summary>
public interface IQuiet : IChange;

/// <summary>A change of one ticket, made from what the person saw.</summary>
public interface ITicketChange : IChange
{
    /// <summary>Which ticket.</summary>
    TicketNumber Number { get; }

    /// <summary>The version the person saw; an older one is stale.</summary>
    int Version { get; }
}

/// <summary>A change of one ticket that answers nothing.</summary>
public interface ITicketCommand : ICommand, ITicketChange;

/// <summary>Handles a change that answers nothing.</summary>
public interface ICommandHandler<in T> : IRequestHandler<T>
    where T : ICommand;

/// <summary>Handles a change that answers a <typeparamref name="TResult"/>.</summary>
public interface ICommandHandler<in T, TResult> : IRequestHandler<T, TResult>
    where T : ICommand<TResult>;

/// <summary>Answers a question.</summary>
public interface IQuestionHandler<in T, TResult> : IRequestHandler<T, TResult>
    where T : IQuestion<TResult>;

/// <summary>The request takes this step of the life cycle; who may is read from there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoesAttribute(TicketAction action) : Attribute
{
    /// <summary>The step.</summary>
    public TicketAction Action { get; } = action;

    /// <summary>Whether this is the citizen's own way to the step, by number and code. The life cycle names citizens beside staff; each has a request of their own, and nobody may use the other's.</summary>
    public bool ByCitizen { get; init; }
}

/// <summary>The request needs one of these permissions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    /// <summary>One of these is enough.</summary>
    public Permission Permission { get; } = permission;
}

/// <summary>Anyone may ask, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;
