using System.Globalization;

namespace Hotline.Web.Data;

/// <summary>Where, when and how many backups the server makes by itself; none where no directory is set.</summary>
public sealed class BackupSettings
{
    private const int usualKeep = 14;
    private const int day = 24;
    private static readonly TimeOnly usualAt = new(2, 30);

    /// <param name="configuration">Read for <c>Hotline:Backup:Directory</c>, <c>At</c> (02:30), <c>EveryHours</c> (24) and <c>Keep</c> (14).</param>
    /// <exception cref="InvalidDataException">A value cannot be meant.</exception>
    public BackupSettings(IConfiguration configuration)
    {
        Directory = configuration["Hotline:Backup:Directory"] is { Length: > 0 } directory ? Path.GetFullPath(directory) : null;
        var (at, every, keep) = (configuration["Hotline:Backup:At"], configuration["Hotline:Backup:EveryHours"], configuration["Hotline:Backup:Keep"]);
        At = string.IsNullOrEmpty(at) ? usualAt
            : TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var own) ? own
            : throw new InvalidDataException($"设置 Hotline:Backup:At 应当是 02:30 这样的时刻，现在是 “{at}”。");
        Every = TimeSpan.FromHours(string.IsNullOrEmpty(every) ? day
            : int.TryParse(every, CultureInfo.InvariantCulture, out var hours) && hours >= 1 && day % hours == 0 ? hours
            : throw new InvalidDataException($"设置 Hotline:Backup:EveryHours 应当是 1、2、3、4、6、8、12 或 24，现在是 “{every}”。"));
        Keep = string.IsNullOrEmpty(keep) ? usualKeep
            : int.TryParse(keep, CultureInfo.InvariantCulture, out var many) && many >= 1 ? many
            : throw new InvalidDataException($"设置 Hotline:Backup:Keep 应当是 1 以上的份数，现在是 “{keep}”。");
    }

    /// <summary>The directory that holds backups; null for none.</summary>
    public string? Directory { get; }

    /// <summary>From when each day, at the city's time.</summary>
    public TimeOnly At { get; }

    /// <summary>How long after one the next is due, counted from <see cref="At"/>; a part of a day that goes into it without a rest.</summary>
    public TimeSpan Every { get; }

    /// <summary>So many of the newest that the server made by itself are kept.</summary>
    public int Keep { get; }
}
