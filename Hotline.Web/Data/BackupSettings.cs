using System.Globalization;

namespace Hotline.Web.Data;

/// <summary>Where, when and how many backups the server makes by itself; none where no directory is set.</summary>
public sealed class BackupSettings
{
    private const int usualKeep = 14;
    private static readonly TimeOnly usualAt = new(2, 30);

    /// <param name="configuration">Read for <c>Hotline:Backup:Directory</c>, <c>At</c> (02:30) and <c>Keep</c> (14).</param>
    /// <exception cref="InvalidDataException">A value cannot be meant.</exception>
    public BackupSettings(IConfiguration configuration)
    {
        Directory = configuration["Hotline:Backup:Directory"] is { Length: > 0 } directory ? Path.GetFullPath(directory) : null;
        var (at, keep) = (configuration["Hotline:Backup:At"], configuration["Hotline:Backup:Keep"]);
        At = string.IsNullOrEmpty(at) ? usualAt
            : TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var own) ? own
            : throw new InvalidDataException($"设置 Hotline:Backup:At 应当是 02:30 这样的时刻，现在是 “{at}”。");
        Keep = string.IsNullOrEmpty(keep) ? usualKeep
            : int.TryParse(keep, CultureInfo.InvariantCulture, out var many) && many >= 1 ? many
            : throw new InvalidDataException($"设置 Hotline:Backup:Keep 应当是 1 以上的份数，现在是 “{keep}”。");
    }

    /// <summary>The directory that holds backups; null for none.</summary>
    public string? Directory { get; }

    /// <summary>From when each day, at the city's time.</summary>
    public TimeOnly At { get; }

    /// <summary>So many of the newest are kept.</summary>
    public int Keep { get; }
}
