using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Puts on record that somebody left.
[OpenToAll]
public sealed record SignOut : ICommand
{
    internal sealed class Handler : ICommandHandler<SignOut>
    {
        public Task Handle(SignOut request, CancellationToken ct) => Task.CompletedTask;
    }
}
