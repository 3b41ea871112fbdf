using System.ComponentModel.DataAnnotations;
using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// Lets somebody in whose password was right and who shows a code of the authenticator, or a recovery code; a wrong one counts like a wrong password.
[OpenToAll]
public sealed record EnterCode(string Account, string Stamp, [property: StringLength(40, ErrorMessage = "CodeWrong")] string Code) : ICommand<Entry>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Account;

    /// <summary>Codes never reach a log.</summary>
    public override string ToString() => $"{nameof(EnterCode)} {Account}";

    internal sealed class Handler(UserManager<Account> users, AccountBook book, FactorBook factors, IOptions<IdentityOptions> options, TimeProvider clock) : ICommandHandler<EnterCode, Entry>
    {
        public async Task<Entry> Handle(EnterCode request, CancellationToken ct)
        {
            // The password was changed, or the account locked, since it was typed: begin anew.
            if (await users.FindByIdAsync(request.Account) is not { Disabled: false } account || account.SecurityStamp != request.Stamp)
            {
                return new Entry(EntryResult.Lapsed);
            }

            // A locked account spends no code.
            var matched = !(account.LockoutEnd > clock.GetUtcNow()) && await factors.Accepts(account, request.Code, ct);
            var result = SignIn.Count(account, matched, options.Value.Lockout, clock.GetUtcNow());
            return await book.Conclude(account, result);
        }
    }
}
