using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web.Identity;

/// Whether this password opens this account. A question, not part of the sign-in command: hashing takes long and must not keep the store's one writer waiting.
[OpenToAll]
public sealed record PasswordCheck(string Account, string Password) : IQuestion<bool>
{
    /// <summary>Passwords never reach a log.</summary>
    public override string ToString() => $"{nameof(PasswordCheck)} {Account}";

    internal sealed class Handler(UserManager<Account> users) : IQuestionHandler<PasswordCheck, bool>
    {
        private static readonly Lazy<string> nobodys = new(() => new PasswordHasher<Account>().HashPassword(new Account(), "nobody has this password"));

        public async Task<bool> Handle(PasswordCheck request, CancellationToken ct)
        {
            // An account that does not exist takes as long as one that does.
            var account = await users.FindByNameAsync(request.Account);
            var hash = account?.PasswordHash ?? nobodys.Value;
            return users.PasswordHasher.VerifyHashedPassword(account ?? new Account(), hash, request.Password) != PasswordVerificationResult.Failed && account is { Disabled: false };
        }
    }
}
