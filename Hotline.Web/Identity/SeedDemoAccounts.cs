using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// Puts the people of the demo city into the store; those who are there already stay as they are.
[Needs(Permission.System)]
public sealed record SeedDemoAccounts : ICommand
{
    internal sealed class Handler(AccountBook book, UserManager<Account> users) : ICommandHandler<SeedDemoAccounts>
    {
        public async Task Handle(SeedDemoAccounts request, CancellationToken ct)
        {
            // One password, one hash: hashing is slow on purpose, and these are no secrets.
            var hash = users.PasswordHasher.HashPassword(new Account(), DemoAccounts.Password);
            foreach (var demo in DemoAccounts.All)
            {
                if (await users.FindByNameAsync(demo.Account) is null)
                {
                    await book.Add(AccountBook.New(demo.Account, demo.Name, demo.Unit is { } unit ? new DepartmentCode(unit) : null, [demo.Role]), hash);
                }
            }
        }
    }
}
