using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Identity;

namespace Hotline.Web.Data;

/// <summary>Who acts in the demo city: the demo accounts where there are any, and colleagues who exist in the timeline only.</summary>
internal sealed class SeedCast(IReadOnlyList<Account> accounts, ILookup<string, string> names, SeedDice dice)
{
    // Half of the centre's work is done by the person a newcomer signs in as, so that "mine" is never empty.
    private const double byAccount = 0.5;

    /// <summary>Units that somebody can sign in for.</summary>
    public IReadOnlyList<DepartmentCode> UnitsWithAccounts { get; } =
        [.. accounts.Where(a => a.Unit is not null && a.Roles.Any(r => r is Role.Liaison or Role.Handler)).Select(a => a.Unit!.Value).Distinct()];

    /// <summary>Somebody of the centre.</summary>
    public Actor Centre(Role role)
    {
        var account = accounts.FirstOrDefault(a => a.Unit is null && a.Roles.Contains(role));
        if (account is not null && dice.Chance(byAccount))
        {
            return new Actor(account.Id, account.Name);
        }

        var word = role switch { Role.Dispatcher => "dispatcher", Role.Reviewer => "reviewer", Role.FollowUpAgent => "follow-up-agent", Role.Supervisor => "supervisor", Role.Leader => "leader", _ => "operator" };
        var staff = names[word].ToList();
        var at = dice.Between(0, staff.Count - 1);
        return new Actor($"demo-{word}-{at + 1}", staff[at]);
    }

    /// <summary>Who signs for a unit.</summary>
    public Actor Liaison(DepartmentCode unit) => Of(unit, Role.Liaison) ?? Member(unit, 0);

    /// <summary>Who acts for a district office.</summary>
    public Actor Office(DepartmentCode unit) => Of(unit, Role.DistrictOffice) ?? Member(unit, 0);

    /// <summary>Who leads a unit.</summary>
    public Actor Leader(DepartmentCode unit) => Of(unit, Role.UnitLeader) ?? Member(unit, 2);

    /// <summary>Who does the work in a unit.</summary>
    public Actor Handler(DepartmentCode unit) => Of(unit, Role.Handler) ?? Member(unit, 1);

    /// <summary>The handler to whom tickets of that unit can be assigned; null where nobody could sign in to see them.</summary>
    public Actor? Assignable(DepartmentCode unit) => Of(unit, Role.Handler);

    private Actor? Of(DepartmentCode unit, Role role) =>
        accounts.FirstOrDefault(a => a.Unit == unit && a.Roles.Contains(role)) is { } account ? new Actor(account.Id, account.Name, unit) : null;

    private Actor Member(DepartmentCode unit, int which)
    {
        var staff = names["unit"].ToList();
        return new Actor($"demo-{unit}-{which + 1}", staff[(unit.Value.Sum(c => c) * 7 + which * 3) % staff.Count], unit);
    }
}
