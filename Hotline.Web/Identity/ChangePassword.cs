using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// Replaces the own password; every other session of the account ends. Open to all, because whoever holds a one-time password has no rights yet: the current password is what proves the person.
[OpenToAll]
public sealed record ChangePassword : ICommand<Entry>, IAudited, IValidatableObject
{
    /// <summary>Whose; from the cookie, not from the form.</summary>
    public string Account { get; init; } = "";

    [Required(ErrorMessage = "PasswordMissing")]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "PasswordMissing")]
    public string New { get; set; } = "";

    [Required(ErrorMessage = "PasswordMissing")]
    public string Again { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Account;

    /// <summary>Passwords never reach a log.</summary>
    public override string ToString() => $"{nameof(ChangePassword)} {Account}";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PasswordPolicy.Wrong(Account, New) is { } wrong)
        {
            yield return new ValidationResult(wrong, [nameof(New)]);
        }
        else if (New == Current)
        {
            yield return new ValidationResult("PasswordSame", [nameof(New)]);
        }

        if (New != Again)
        {
            yield return new ValidationResult("PasswordsDiffer", [nameof(Again)]);
        }
    }

    internal sealed class Handler(UserManager<Account> users, AccountBook book, IOptions<IdentityOptions> options, CurrentUser me, TimeProvider clock) : ICommandHandler<ChangePassword, Entry>
    {
        public async Task<Entry> Handle(ChangePassword request, CancellationToken ct)
        {
            if (await users.FindByNameAsync(request.Account) is not { Disabled: false } account)
            {
                return new Entry(EntryResult.Wrong);
            }

            var matched = users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash ?? "", request.Current) != PasswordVerificationResult.Failed;
            var result = SignIn.Count(account, matched, options.Value.Lockout, clock.GetUtcNow());
            if (result != EntryResult.Entered)
            {
                AccountBook.Check(await users.UpdateAsync(account));
                return new Entry(result);
            }

            if (await book.WasUsed(account, request.New))
            {
                throw new Invalid(nameof(New), "PasswordUsed");
            }

            await book.Replace(account, request.New);
            account.MustChangePassword = false;
            AccountBook.Check(await users.UpdateSecurityStampAsync(account));
            me.Become(new Actor(account.Id, account.Name, account.Unit), me.Permissions, me.From);
            return new Entry(result);
        }
    }
}
