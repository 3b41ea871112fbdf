using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;

namespace Hotline.Web.Identity;

/// Gives a colleague who forgot the password a one-time one; every session of that account ends.
[Needs(Permission.ManageAccounts)]
public sealed record ResetPassword(string Account) : ICommand<OneTimePassword>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Account;

    internal sealed class Handler(AccountBook book, CurrentUser me, Randomness random) : ICommandHandler<ResetPassword, OneTimePassword>
    {
        public async Task<OneTimePassword> Handle(ResetPassword request, CancellationToken ct)
        {
            var account = await book.Another(request.Account);
            // Whoever can set another administrator's password can be that administrator: the three stay apart here too. The command line remains.
            var others = Rights.Administrators.Except([Role.SystemAdministrator]);
            Refusal.When(!me.May(Permission.System) && account.Roles.Intersect(others).Any(), RefusalCode.AdministratorsSeparated, request.Account);
            Refusal.When(account.Disabled, RefusalCode.NothingChanged, request.Account);
            var password = random.Password();
            await book.GiveOneTimePassword(account, password);
            return new OneTimePassword(account.UserName!, account.Name, password);
        }
    }
}
