using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Platform;

namespace Hotline.Web.Routing;

/// Trains a new model in the background, which takes over if it is better. One at a time.
[Needs(Permission.ManageAccounts | Permission.System)]
public sealed record Retrain : ICommand
{
    internal sealed class Handler(Retraining retraining, CurrentUser me) : ICommandHandler<Retrain>
    {
        public Task Handle(Retrain request, CancellationToken ct)
        {
            Refusal.When(!retraining.Begin(me.Actor), RefusalCode.TrainingGoesOn);
            return Task.CompletedTask;
        }
    }
}
