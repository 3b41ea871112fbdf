using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// Makes the system, the security and the audit administrator of a store without accounts, each with a one-time password.
[Needs(Permission.System)]
public sealed record MakeFirstAdministrators : ICommand<IReadOnlyList<OneTimePassword>>
{
    internal sealed class Handler(HotlineDb db, AccountBook book, UserManager<Account> users, Randomness random) : ICommandHandler<MakeFirstAdministrators, IReadOnlyList<OneTimePassword>>
    {
        private static readonly (string Account, string Name, Role Role)[] three =
        [
            ("sys-admin", "系统管理员", Role.SystemAdministrator),
            ("sec-admin", "安全管理员", Role.SecurityAdministrator),
            ("audit-admin", "审计管理员", Role.AuditAdministrator),
        ];

        public async Task<IReadOnlyList<OneTimePassword>> Handle(MakeFirstAdministrators request, CancellationToken ct)
        {
            Refusal.When(await db.Users.AnyAsync(ct), RefusalCode.AccountsExist);
            var made = new List<OneTimePassword>();
            foreach (var (name, title, role) in three)
            {
                var account = AccountBook.New(name, title, null, [role]);
                account.MustChangePassword = true;
                var password = random.Password();
                await book.Add(account, users.PasswordHasher.HashPassword(account, password));
                made.Add(new OneTimePassword(name, title, password));
            }

            return made;
        }
    }
}
