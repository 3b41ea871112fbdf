using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// Brings the city's colleagues in from a file, all or none: new ones with the given password hashes, known ones keep their password and get name, unit and roles.
[Needs(Permission.System)]
public sealed record ImportAccounts(string File, string Text, IReadOnlyDictionary<string, string> Hashes) : ICommand, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => File;

    internal static bool Differs(Account account, AccountLine line) =>
        account.Name != line.Name || account.Unit != line.Unit || !account.Roles.Order().SequenceEqual(line.Roles);

    internal sealed class Handler(AccountBook book, UserManager<Account> users, City city, Words words, TimeProvider clock) : ICommandHandler<ImportAccounts>
    {
        public async Task Handle(ImportAccounts request, CancellationToken ct)
        {
            var file = new AccountFile(request.File, request.Text, city.Now, words, city.Now.Day(clock.GetUtcNow()));
            if (file.Wrong.Count > 0)
            {
                throw new Invalid("File", "Invalid");
            }

            foreach (var line in file.Lines)
            {
                if (await users.FindByNameAsync(line.Account) is not { } account)
                {
                    account = AccountBook.New(line.Account, line.Name, line.Unit, line.Roles);
                    account.MustChangePassword = true;
                    // Planned as known, and gone since: the plan is stale.
                    await book.Add(account, request.Hashes.GetValueOrDefault(line.Account) ?? throw new Stale(line.Account));
                }
                else if (Differs(account, line))
                {
                    (account.Name, account.Unit, account.Roles) = (line.Name, line.Unit, line.Roles);
                    await book.Keep(account);
                }
            }
        }
    }
}
