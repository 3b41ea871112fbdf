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

    /// <summary>The password was right; a code of the second factor is due.</summary>
    CodeDue = 4,

    /// <summary>A code came too late: the account has changed since the password was typed.</summary>
    Lapsed = 5,
}

/// <summary>The answer to somebody at the entrance; a refusal is recorded with its count, not undone.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="MustChangePassword">The password must be changed before anything else.</param>
/// <param name="FactorMissing">A second factor must be bound before anything else.</param>
public sealed record Entry(EntryResult Result, bool MustChangePassword = false, bool FactorMissing = false) : IAuditedAnswer
{
    /// <inheritdoc/>
    public AuditOutcome AuditOutcome => Result is EntryResult.Entered or EntryResult.CodeDue ? AuditOutcome.Done : AuditOutcome.Refused;

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

    internal sealed class Handler(UserManager<Account> users, AccountBook book, Strangers strangers, IOptions<IdentityOptions> options, TimeProvider clock) : ICommandHandler<SignIn, Entry>
    {
        public async Task<Entry> Handle(SignIn request, CancellationToken ct)
        {
            if (await users.FindByNameAsync(request.Account) is not { Disabled: false } account)
            {
                return new Entry(strangers.Locked(request.Account) ? EntryResult.LockedOut : EntryResult.Wrong);
            }

            var result = Count(account, request.Matched, options.Value.Lockout, clock.GetUtcNow(), account.TwoFactorEnabled);
            if (result is EntryResult.Entered or EntryResult.CodeDue)
            {
                book.Age(account);
            }

            return await book.Conclude(account, result);
        }
    }

    /// <summary>Counts one try at the own clock; Identity's own counting knows only the system's.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="matched">Whether what was typed is right.</param>
    /// <param name="rules">How many failures, and how long.</param>
    /// <param name="now">By the own clock.</param>
    /// <param name="codeDue">Whether a code is asked next: then a right password forgets no failure, or whoever knows it could try codes without end.</param>
    internal static EntryResult Count(Account account, bool matched, LockoutOptions rules, DateTimeOffset now, bool codeDue = false)
    {
        if (account.LockoutEnd > now)
        {
            return EntryResult.LockedOut;
        }

        account.LockoutEnd = null;
        if (matched && codeDue)
        {
            return EntryResult.CodeDue;
        }

        account.AccessFailedCount = matched ? 0 : account.AccessFailedCount + 1;
        if (account.AccessFailedCount < rules.MaxFailedAccessAttempts)
        {
            return matched ? EntryResult.Entered : EntryResult.Wrong;
        }

        (account.LockoutEnd, account.AccessFailedCount) = (now + rules.DefaultLockoutTimeSpan, 0);
        return EntryResult.LockedOut;
    }
}
