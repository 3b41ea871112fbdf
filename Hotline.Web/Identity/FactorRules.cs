using Hotline.Domain.Identity;

namespace Hotline.Web.Identity;

/// <summary>Who must have a second factor. The three administrators always (等保 2.0 level 3, 8.1.4.1 d), others as the city says.</summary>
public sealed class FactorRules
{
    private readonly HashSet<Role> roles;
    private readonly bool demo;

    /// <param name="configuration">Read for <c>Hotline:SecondFactor:Roles</c>: more roles, by their codes, as a list or separated by commas.</param>
    /// <param name="environment">In Development the people of the demo city need none.</param>
    /// <exception cref="InvalidDataException">A role that does not exist.</exception>
    public FactorRules(IConfiguration configuration, IHostEnvironment environment)
    {
        const string setting = "Hotline:SecondFactor:Roles";
        var section = configuration.GetSection(setting);
        var words = (section.Get<string[]>() ?? []).Append(section.Value ?? "").SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        roles = [.. Rights.Administrators, .. words.Select(w => Enum.TryParse<Role>(w, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(w[0]) ? role
            : throw new InvalidDataException($"设置 {setting} 里没有“{w}”这个角色。可用的有：{string.Join("、", Enum.GetNames<Role>())}。"))];
        demo = environment.IsDevelopment();
    }

    /// <summary>Whether this account must have one and has none: until then it may do nothing else.</summary>
    public bool Missing(Account account) => !account.TwoFactorEnabled && Required(account);

    /// <summary>Whether this account must have one.</summary>
    public bool Required(Account account) => account.Roles.Any(roles.Contains) && !(demo && DemoAccounts.All.Any(d => d.Account == account.UserName));
}
