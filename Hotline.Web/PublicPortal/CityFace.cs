using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.PublicPortal;

/// <summary>What every public page says of the city: its name in the reader's language, who runs the hotline, the filing numbers, the telephone, and the limits it has committed itself to.</summary>
public sealed class CityFace(IConfiguration settings, City city, TimeProvider clock, Words words, IStringLocalizer<PublicPortalWords> own)
{
    /// <summary>The city's name; <c>Hotline:CityNames:en-US</c> where a translation is set.</summary>
    public string City => InReadersLanguage("Hotline:CityNames") ?? settings["Hotline:City"] ?? "";

    /// <summary>The name of the hotline: city and 12345.</summary>
    public string Hotline => words.Format("Shell.Public", City);

    /// <summary>Who runs it.</summary>
    public string Organiser => InReadersLanguage("Hotline:Footer:OrganiserNames") ?? settings["Hotline:Footer:Organiser"] ?? Hotline;

    /// <summary>ICP 备案 number; empty until the site is filed.</summary>
    public string Icp => settings["Hotline:Footer:Icp"] ?? "";

    /// <summary>公安备案 number; empty until the site is filed.</summary>
    public string PublicSecurity => settings["Hotline:Footer:PublicSecurity"] ?? "";

    /// <summary>The telephone.</summary>
    public string Telephone => settings["Hotline:Footer:Telephone"] ?? "12345";

    /// <summary>How many months after its end an appeal says at most who made it; as the rules stand today.</summary>
    public int KeptMonths => city.Now.Retention.LongestOn(city.Now.Day(clock.GetUtcNow()));

    /// <summary>How long handling an appeal of this type may take, from its first dispatch; as the rules stand today.</summary>
    public Budget Promise(AppealType type) => Promise(city.Now.Limits.InForce(city.Now.Day(clock.GetUtcNow())), type, Urgency.Normal, Channel.Web);

    /// <summary>How long handling may take by these limits.</summary>
    public static Budget Promise(LimitTable limits, AppealType type, Urgency urgency, Channel channel, string? legal = null) => limits.Find(ClockName.Handle, type, urgency, channel, legal).Budget;

    /// <summary>15 个工作日.</summary>
    public string Say(Budget budget) => words.Say(budget);

    /// <summary>An instant as a wall clock in the city shows it, in the reader's way of writing.</summary>
    public string When(DateTimeOffset at) => city.Now.Time.Local(at).ToString(own["Date.Time"], CultureInfo.CurrentUICulture);

    /// <summary>A date in the reader's way of writing.</summary>
    public string Day(DateOnly day) => day.ToString(own["Date.Day"], CultureInfo.CurrentUICulture);

    /// <summary>A page of the public site in the reader's language; the home page without a name.</summary>
    public static string Path(string page = "") => $"/{CultureInfo.CurrentUICulture.Name}{(page.Length > 0 ? "/" : "")}{page}";

    private string? InReadersLanguage(string section) =>
        settings[$"{section}:{CultureInfo.CurrentUICulture.Name}"] is { Length: > 0 } name ? name : null;
}
