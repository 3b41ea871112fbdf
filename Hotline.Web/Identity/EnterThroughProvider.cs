using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// Lets somebody in whom the city's identity provider vouches for, as the account of that name, if there is one: no account comes into being by it. A lock counts here too, and whoever has bound an authenticator owes a code.
[OpenToAll]
public sealed record EnterThroughProvider(string Account) : ICommand<Entry>, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Names.LooksRight(Account) ? Account : "?";

    internal sealed class Handler(UserManager<Account> users, AccountBook book, IOptions<IdentityOptions> options, TimeProvider clock) : ICommandHandler<EnterThroughProvider, Entry>
    {
        public async Task<Entry> Handle(EnterThroughProvider request, CancellationToken ct)
        {
            if (!Names.LooksRight(request.Account) || await users.FindByNameAsync(request.Account) is not { Disabled: false } account)
            {
                return new Entry(EntryResult.Wrong);
            }

            return await book.Conclude(account, SignIn.Count(account, matched: true, options.Value.Lockout, clock.GetUtcNow(), account.TwoFactorEnabled));
        }
    }
}
