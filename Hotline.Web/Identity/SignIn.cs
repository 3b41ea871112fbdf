using Hotline.Domain;
using Hotline.Web.Audit;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// <summary>How a sign-in or a change of password ended.</summary>
public enum EntryResult
{
    /// <summary>Let in.</summary>
    Entered = 1,

    /// <summary>Unknown account or wrong password; nobody is told which.</summary>
    Wrong = 2,

    /// <summary>Too many failures, or locked by an administrator.</summary>
    LockedOut = 3,
}

/// <summary>The answer to somebody at the entrance; a refusal is recorded with its count, not undone.</summary>
public sealed record Entry(EntryResult Result, bool MustChangePassword = false) : IAuditedAnswer
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => Result == EntryResult.Entered ? AuditOutcome.Done : AuditOutcome.Refused;

    /// <inheritdoc/>
    public string? AuditDetail => Result == EntryResult.Entered ? null : Result.ToString();
}

/// Lets somebody in whose password was right, counts a failure otherwise, and locks the account after too many.
[OpenToAll]
public sealed record SignIn(string Account, bool Matched) : ICommand<Entry>, IAudited
{
    /// <inheritdoc/>
    // A password typed into the wrong field must not be kept as an account's name.
    public string? AuditObject => Names.LooksRight(Account) ? Account : "?";

    internal sealed class Handler(UserManager<Account> users, Strangers strangers, IOptions<IdentityOptions> options, CurrentUser me, TimeProvider clock) : ICommandHandler<SignIn, Entry>
    {
        public async Task<Entry> Handle(SignIn request, CancellationToken ct)
        {
            if (await users.FindByNameAsync(request.Account) is not { Disabled: false } account)
            {
                return new Entry(strangers.Locked(request.Account) ? EntryResult.LockedOut : EntryResult.Wrong);
            }

            var result = Count(account, request.Matched, options.Value.Lockout, clock.GetUtcNow());
            AccountBook.Check(await users.UpdateAsync(account));
            if (result == EntryResult.Entered)
            {
                me.Become(new Actor(account.Id, account.Name, account.Unit), me.Permissions, me.From);
            }

            return new Entry(result, account.MustChangePassword);
        }
    }

    /// <summary>Counts one try at the own clock; Identity's own counting knows only the system's.</summary>
    internal static EntryResult Count(Account account, bool matched, LockoutOptions rules, DateTimeOffset now)
    {
        if (account.LockoutEnd > now)
        {
            return EntryResult.LockedOut;
        }

        (account.LockoutEnd, account.AccessFailedCount) = (null, matched ? 0 : account.AccessFailedCount + 1);
        if (account.AccessFailedCount < rules.MaxFailedAccessAttempts)
        {
            return matched ? EntryResult.Entered : EntryResult.Wrong;
        }

        (account.LockoutEnd, account.AccessFailedCount) = (now + rules.DefaultLockoutTimeSpan, 0);
        return EntryResult.LockedOut;
    }
}
