namespace Hotline.Web.Identity;

/// <summary>How long a session lasts.</summary>
public sealed class SessionSettings
{
    private const int usual = 30;
    // An open page reports every minute that somebody is there.
    private const int shortest = 3;
    private const int longest = 12 * 60;

    /// <param name="configuration">Read for <c>Hotline:Session:IdleMinutes</c>, 3 to 720, and <c>Hotline:Session:OnePerAccount</c>, true or false.</param>
    /// <exception cref="InvalidDataException">One of them is no such thing.</exception>
    public SessionSettings(IConfiguration configuration)
    {
        var text = configuration["Hotline:Session:IdleMinutes"];
        var minutes = string.IsNullOrEmpty(text) ? usual : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var own) ? own : 0;
        Idle = minutes is >= shortest and <= longest ? TimeSpan.FromMinutes(minutes) : throw new InvalidDataException($"设置 Hotline:Session:IdleMinutes 应当是 {shortest} 到 {longest} 的分钟数，现在是 “{text}”。");
        var one = configuration["Hotline:Session:OnePerAccount"];
        OnePerAccount = !string.IsNullOrEmpty(one) && (bool.TryParse(one, out var only) ? only : throw new InvalidDataException($"设置 Hotline:Session:OnePerAccount 应当是 true 或 false，现在是 “{one}”。"));
    }

    /// <summary>Whether a sign-in ends the sessions that the account has elsewhere.</summary>
    public bool OnePerAccount { get; }

    /// <summary>A session ends when nobody did anything for so long: 30 minutes where a city says nothing (等保 2.0, 8.1.4.1 身份鉴别, asks for it, not for the number).</summary>
    public TimeSpan Idle { get; }
}
