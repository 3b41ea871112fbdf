using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Hotline.Web.Shell;

namespace Hotline.Web.Identity;

/// <summary>A line of a file of accounts.</summary>
internal sealed record AccountLine(string Account, string Name, IReadOnlyList<Role> Roles, DepartmentCode? Unit);

/// <summary>A file of accounts: columns account, name, roles (separated by |), unit. Every mistake is named, not only the first.</summary>
internal sealed class AccountFile
{
    private readonly Dictionary<string, Role> roles;
    private readonly CityRules rules;

    /// <param name="file">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rules">The city's units.</param>
    /// <param name="words">Roles may be written as people call them.</param>
    /// <param name="today">Units must be in force.</param>
    public AccountFile(string file, string text, CityRules rules, Words words, DateOnly today)
    {
        this.rules = rules;
        roles = Enum.GetValues<Role>().SelectMany(r => new[] { (Word: words.Of(r), r), (Word: r.ToString(), r) }).DistinctBy(w => w.Word).ToDictionary(w => w.Word, w => w.r, StringComparer.OrdinalIgnoreCase);
        (Lines, Wrong) = Tsv.Every(file, text, row => Line(row, today), "account", "name", "roles", "unit");
    }

    /// <summary>The good lines.</summary>
    public IReadOnlyList<AccountLine> Lines { get; }

    /// <summary>The bad ones.</summary>
    public IReadOnlyList<TsvException> Wrong { get; }

    private readonly HashSet<string> seen = [];

    private AccountLine Line(TsvRow row, DateOnly today)
    {
        var account = Names.Fold(row.Needed("account"));
        if (!Names.LooksRight(account))
        {
            throw row.Wrong($"账号 “{account}” 格式不对：以小写字母开头，只用小写字母、数字、点、横线、下划线，2 到 40 位");
        }

        if (!seen.Add(account))
        {
            throw row.Wrong($"账号 “{account}” 在文件里重复");
        }

        var held = row.List("roles").Select(word => roles.TryGetValue(word.Replace("-", "", StringComparison.Ordinal), out var role) ? role : throw row.Wrong($"没有角色 “{word}”")).Distinct().Order().ToList();
        DepartmentCode? unit = row.Optional("unit") is not { } code ? null
            : rules.Unit(new DepartmentCode(code)) is { } known && known.InForce(today) ? known.Code : throw row.Wrong($"没有单位 “{code}”，或该单位已撤销");
        if (held.Count > 1 && held.Intersect(Rights.Administrators).Any())
        {
            throw row.Wrong("系统、安全、审计管理员不能互相兼任，也不能兼任其他角色");
        }

        return unit is null && held.Intersect(Rights.NeedUnit).Any()
            ? throw row.Wrong("单位角色必须填写单位")
            : new AccountLine(account, row.Needed("name"), held, unit);
    }
}
