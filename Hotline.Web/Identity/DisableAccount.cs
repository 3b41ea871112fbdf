using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Closes the account of somebody who left, for good; the name stays in the records.
[Needs(Permission.ManageAccounts)]
public sealed record DisableAccount(string Account) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Account;

    internal sealed class Handler(AccountBook book) : ICommandHandler<DisableAccount>
    {
        public async Task Handle(DisableAccount request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            Refusal.When(account.Disabled, RefusalCode.NothingChanged, request.Account);
            account.Disabled = true;
            await book.Keep(account);
        }
    }
}
