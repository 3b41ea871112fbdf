using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Bars an account until it is unlocked; its sessions end.
[Needs(Permission.ManageAccounts)]
public sealed record LockAccount(string Account) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Account;

    internal sealed class Handler(AccountBook book) : ICommandHandler<LockAccount>
    {
        public async Task Handle(LockAccount request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            Refusal.When(account.Disabled || account.LockoutEnd >= AccountBook.ForGood, RefusalCode.NothingChanged, request.Account);
            account.LockoutEnd = AccountBook.ForGood;
            await book.Keep(account);
        }
    }
}
