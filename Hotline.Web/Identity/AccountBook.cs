using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Identity;

/// <summary>Makes, finds and changes accounts by Identity's rules, in the transaction of whoever asks, and says in our words what those rules refuse.</summary>
public sealed class AccountBook(UserManager<Account> users, HotlineDb db, SessionSettings sessions, PasswordRules passwords, FactorRules factors, CurrentUser me, TimeProvider clock)
{
    /// <summary>Until an administrator unlocks it.</summary>
    public static readonly DateTimeOffset ForGood = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An account that is not in the store yet. Its key is its sign-in name, so that records can be read without looking anybody up.</summary>
    public static Account New(string account, string name, DepartmentCode? unit, IReadOnlyList<Role> roles) =>
        new() { Id = account, UserName = account, Name = name, Unit = unit, Roles = roles };

    /// <summary>Puts a new account into the store.</summary>
    /// <exception cref="Invalid">The name is taken or not a name for an account.</exception>
    public async Task Add(Account account, string passwordHash)
    {
        account.PasswordHash = passwordHash;
        Check(await users.CreateAsync(account));
    }

    /// <summary>Somebody else's account: nobody acts on the own one.</summary>
    /// <exception cref="NotThere">No such account.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.OwnAccount"/>.</exception>
    public async Task<Account> Another(string account)
    {
        var found = await users.FindByNameAsync(account) ?? throw new NotThere(account);
        Refusal.When(found.Id == me.Account, RefusalCode.OwnAccount, account);
        return found;
    }

    /// <summary>Keeps a change of rights, and ends every session of this account by a new security stamp.</summary>
    public async Task Keep(Account account) => Check(await users.UpdateSecurityStampAsync(account));

    /// <summary>Keeps how a try to get in ended. Where a city allows one session only, whoever was let in ends the others, whose pages are told so.</summary>
    /// <returns>What is answered at the entrance.</returns>
    public async Task<Entry> Conclude(Account account, EntryResult result)
    {
        if (result == EntryResult.Entered && sessions.OnePerAccount)
        {
            account.DisplacedStamp = account.SecurityStamp;
            await Keep(account);
        }
        else
        {
            Check(await users.UpdateAsync(account));
        }

        if (result == EntryResult.Entered)
        {
            me.Become(new Actor(account.Id, account.Name, account.Unit), me.Permissions, me.From);
        }

        return new Entry(result, account.MustChangePassword, factors.Missing(account));
    }

    /// <summary>Gives a one-time password that must be changed at the first sign-in, and lifts a lock.</summary>
    public async Task GiveOneTimePassword(Account account, string password)
    {
        await Replace(account, password);
        (account.MustChangePassword, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
        await Keep(account);
    }

    /// <summary>Whether this was one of the account's last passwords.</summary>
    public async Task<bool> WasUsed(Account account, string password)
    {
        var past = await db.PastPasswords.Where(p => p.Account == account.Id).OrderByDescending(p => p.Id).Take(Math.Max(passwords.History - 1, 0)).Select(p => p.Hash).ToListAsync();
        return past.Any(hash => users.PasswordHasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed);
    }

    /// <summary>Gives the account another password and remembers the one before, as far back as it counts.</summary>
    public async Task Replace(Account account, string password)
    {
        var kept = Math.Max(passwords.History - 2, 0);
        var tooOld = await db.PastPasswords.Where(p => p.Account == account.Id).OrderByDescending(p => p.Id).Skip(kept).ToListAsync();
        db.PastPasswords.RemoveRange(tooOld);
        if (passwords.History > 1 && account.PasswordHash is { } before)
        {
            db.PastPasswords.Add(new PastPassword { Account = account.Id, Hash = before });
        }

        (account.PasswordHash, account.PasswordSetAt) = (users.PasswordHasher.HashPassword(account, password), clock.GetUtcNow());
    }

    /// <summary>Begins to count a password's age where nobody did, and asks for another where it is too old.</summary>
    public void Age(Account account)
    {
        var now = clock.GetUtcNow();
        account.PasswordSetAt ??= now;
        account.MustChangePassword |= passwords.Old(account, now);
    }

    /// <summary>Throws what Identity refused, at the field it concerns.</summary>
    /// <exception cref="Invalid">A field is wrong.</exception>
    /// <exception cref="Stale">A colleague changed the account meanwhile.</exception>
    public static void Check(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        throw result.Errors.First().Code switch
        {
            "ConcurrencyFailure" => new Stale("account"),
            "DuplicateUserName" => new Invalid("Account", "AccountTaken"),
            "InvalidUserName" => new Invalid("Account", "AccountWrong"),
            var code => new Invalid("New", code),
        };
    }
}
