using System.Globalization;
using Hotline.Domain.Identity;

namespace Hotline.Web.Identity;

/// <summary>How long a password may be used, and how soon again (等保 2.0 level 3, 8.1.4.1 a: 定期更换).</summary>
public sealed class PasswordRules
{
    private readonly int administratorDays;
    private readonly int staffDays;
    private readonly bool demo;

    /// <param name="configuration">Read for <c>Hotline:Password:History</c> (0 to 24), <c>Hotline:Password:AdministratorMaxAgeDays</c> and <c>Hotline:Password:MaxAgeDays</c> (0 to 730; 0 is never).</param>
    /// <param name="environment">In Development the passwords of the demo city do not age.</param>
    /// <exception cref="InvalidDataException">One of them is no such number.</exception>
    public PasswordRules(IConfiguration configuration, IHostEnvironment environment)
    {
        History = Number(configuration, "Hotline:Password:History", 5, 24);
        administratorDays = Number(configuration, "Hotline:Password:AdministratorMaxAgeDays", 90, 730);
        staffDays = Number(configuration, "Hotline:Password:MaxAgeDays", 0, 730);
        demo = environment.IsDevelopment();
    }

    /// <summary>So many of the last passwords, the present one among them, are not taken again.</summary>
    public int History { get; }

    /// <summary>Whether the password has been used for too long and must be changed.</summary>
    public bool Old(Account account, DateTimeOffset now)
    {
        var days = account.Roles.Any(Rights.Administrators.Contains) ? administratorDays : staffDays;
        return days > 0 && account.PasswordSetAt is { } since && now - since >= TimeSpan.FromDays(days) && !(demo && DemoAccounts.All.Any(d => d.Account == account.UserName));
    }

    private static int Number(IConfiguration configuration, string setting, int usual, int most)
    {
        var text = configuration[setting];
        var number = string.IsNullOrEmpty(text) ? usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : -1;
        return number >= 0 && number <= most ? number : throw new InvalidDataException($"设置 {setting} 应当是 0 到 {most} 的整数，现在是 “{text}”。");
    }
}
