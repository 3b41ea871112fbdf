using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Lets somebody in again who was locked, by an administrator or by too many wrong passwords.
[Needs(Permission.ManageAccounts)]
public sealed record UnlockAccount(string Account) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Account;

    internal sealed class Handler(AccountBook book) : ICommandHandler<UnlockAccount>
    {
        public async Task Handle(UnlockAccount request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            Refusal.When(account.Disabled || account.LockoutEnd is null, RefusalCode.NothingChanged, request.Account);
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            await book.Keep(account);
        }
    }
}
