using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;

namespace Hotline.Web.Identity;

/// <summary>How an account stands.</summary>
public enum AccountState
{
    /// <summary>In use.</summary>
    Active = 1,

    /// <summary>Has a one-time password that was not changed yet.</summary>
    NeverEntered = 2,

    /// <summary>Too many wrong passwords; ends by itself.</summary>
    LockedOut = 3,

    /// <summary>By an administrator, until unlocked.</summary>
    Locked = 4,

    /// <summary>For good.</summary>
    Disabled = 5,
}

/// <summary>One line of the list of accounts.</summary>
public sealed record AccountRow(string Account, string Name, DepartmentCode? Unit, IReadOnlyList<Role> Roles, AccountState State, bool Own, bool Factor = false);

/// Accounts by name, unit and state, in the order of their names.
[Needs(Permission.ManageAccounts | Permission.ManageRoles)]
public sealed record AccountList : IQuestion<Page<AccountRow>>
{
    /// <summary>Part of a name or an account.</summary>
    public string? Search { get; init; }

    public string? Unit { get; init; }

    public AccountState? State { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    internal sealed class Handler(HotlineDb db, CurrentUser me, TimeProvider clock) : IQuestionHandler<AccountList, Page<AccountRow>>
    {
        public async Task<Page<AccountRow>> Handle(AccountList request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            IQueryable<Account> accounts = db.Users;
            if (request.Search?.Trim() is { Length: > 0 } words)
            {
                accounts = accounts.Where(a => a.Name.Contains(words) || a.NormalizedUserName!.Contains(words.ToUpperInvariant()));
            }

            if (request.Unit is { Length: > 0 } code)
            {
                DepartmentCode? unit = new DepartmentCode(code);
                accounts = accounts.Where(a => a.Unit == unit);
            }

            accounts = request.State switch
            {
                AccountState.Active => accounts.Where(a => !a.Disabled && !a.MustChangePassword && (a.LockoutEnd == null || a.LockoutEnd <= now)),
                AccountState.NeverEntered => accounts.Where(a => !a.Disabled && a.MustChangePassword && (a.LockoutEnd == null || a.LockoutEnd <= now)),
                AccountState.LockedOut => accounts.Where(a => !a.Disabled && a.LockoutEnd > now && a.LockoutEnd < AccountBook.ForGood),
                AccountState.Locked => accounts.Where(a => !a.Disabled && a.LockoutEnd >= AccountBook.ForGood),
                AccountState.Disabled => accounts.Where(a => a.Disabled),
                _ => accounts,
            };
            var page = await accounts.OrderBy(a => a.NormalizedUserName).Page(request.Page, ct);
            return new Page<AccountRow>([.. page.Rows.Select(a => Row(a, now))], page.Total, page.Number, page.Size);
        }

        private AccountRow Row(Account a, DateTimeOffset now) => new(a.UserName!, a.Name, a.Unit, a.Roles, StateOf(a, now), a.Id == me.Account, a.TwoFactorEnabled);

        private static AccountState StateOf(Account a, DateTimeOffset now) =>
            a.Disabled ? AccountState.Disabled
            : a.LockoutEnd >= AccountBook.ForGood ? AccountState.Locked
            : a.LockoutEnd > now ? AccountState.LockedOut
            : a.MustChangePassword ? AccountState.NeverEntered
            : AccountState.Active;
    }
}
