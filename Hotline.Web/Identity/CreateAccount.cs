using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// Opens an account for a new colleague, with a one-time password and without any role: roles are another administrator's to give.
[Needs(Permission.ManageAccounts)]
public sealed record CreateAccount : ICommand<OneTimePassword>, IAudited
{
    [Required(ErrorMessage = "AccountWrong")]
    [RegularExpression(Names.Pattern, ErrorMessage = "AccountWrong")]
    public string Account { get; set; } = "";

    [Required(ErrorMessage = "NameMissing")]
    [StringLength(40, ErrorMessage = "TooLong")]
    public string Name { get; set; } = "";

    public string Unit { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Account;

    internal sealed class Handler(AccountBook book, UserManager<Account> users, City city, Randomness random) : ICommandHandler<CreateAccount, OneTimePassword>
    {
        public async Task<OneTimePassword> Handle(CreateAccount request, CancellationToken ct)
        {
            var account = AccountBook.New(request.Account, request.Name.Trim(), city.Now.UnitFrom(request.Unit), []);
            account.MustChangePassword = true;
            var password = random.Password();
            await book.Add(account, users.PasswordHasher.HashPassword(account, password));
            return new OneTimePassword(account.UserName!, account.Name, password);
        }
    }
}
