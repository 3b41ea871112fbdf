using Hotline.Domain;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Offers the own account an authenticator to bind. Open to all, because an administrator without one has no rights yet; whoever is not signed in is refused.
[OpenToAll]
public sealed record BeginSecondFactor : ICommand
{
    internal sealed class Handler(FactorBook factors) : ICommandHandler<BeginSecondFactor>
    {
        public async Task Handle(BeginSecondFactor request, CancellationToken ct)
        {
            var account = await factors.Own(ct);
            Refusal.When(account.TwoFactorEnabled, RefusalCode.FactorBound, account.UserName);
            await factors.Offer(account, ct);
        }
    }
}
