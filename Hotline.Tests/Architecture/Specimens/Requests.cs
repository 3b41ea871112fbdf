using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;

namespace Hotline.Tests.Architecture.Specimens;

/// <summary>Says nothing about who may.</summary>
public sealed record Silent : ICommand
{
    internal sealed class Handler : ICommandHandler<Silent>
    {
        public Task Handle(Silent request, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Says two things about who may.</summary>
[Needs(Permission.Intake)]
[OpenToAll]
public sealed record TwoFaced : IQuestion<int>
{
    internal sealed class Handler : IQuestionHandler<TwoFaced, int>
    {
        public Task<int> Handle(TwoFaced request, CancellationToken cancellationToken) => Task.FromResult(0);
    }
}

/// <summary>Nobody handles it where it stands.</summary>
[OpenToAll]
public sealed record Orphan : ICommand;

/// <summary>Its nested handler handles something else.</summary>
[OpenToAll]
public sealed record Stepchild : ICommand
{
    internal sealed class Handler : ICommandHandler<Orphan>
    {
        public Task Handle(Orphan request, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>A second way to accept.</summary>
[Does(TicketAction.Accept)]
public sealed record AcceptOnce : ICommand;

/// <summary>A third way to accept.</summary>
[Does(TicketAction.Accept)]
public sealed record AcceptTwice : ICommand;

/// <summary>Anyone may write to it.</summary>
public sealed class Written
{
    /// <summary>Open.</summary>
    public string Name { get; set; } = "";

    /// <summary>Set once.</summary>
    public string Once { get; init; } = "";

    /// <summary>Closed.</summary>
    public string Own { get; private set; } = "";
}

/// <summary>Anyone may inherit, and nobody does.</summary>
public class Unsealed;
