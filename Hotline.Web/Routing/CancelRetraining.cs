using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Stops the training that is going on; the model in use stays.
[Needs(Permission.ManageAccounts | Permission.System)]
public sealed record CancelRetraining : ICommand
{
    internal sealed class Handler(Retraining retraining) : ICommandHandler<CancelRetraining>
    {
        public Task Handle(CancelRetraining request, CancellationToken ct)
        {
            Refusal.When(!retraining.Cancel(), RefusalCode.NoTrainingGoesOn);
            return Task.CompletedTask;
        }
    }
}
