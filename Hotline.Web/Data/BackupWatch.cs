using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.Data.Sqlite;

namespace Hotline.Web.Data;

/// <summary>Makes one backup a day, and lets go of the oldest only when a new one was made and found whole.</summary>
public sealed partial class BackupWatch(Backup backup, BackupSettings settings, City city, TimeProvider clock, ILogger<BackupWatch> log) : MinuteWatch(clock, log)
{
    // A full disk does not empty within a minute.
    private static readonly TimeSpan patience = TimeSpan.FromHours(1);
    private readonly TimeProvider time = clock;
    private DateTimeOffset notBefore;
    private bool failed;

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        if (settings.Directory is not { } directory || time.GetUtcNow() < notBefore || !Due(directory))
        {
            return !failed;
        }

        try
        {
            var made = await Task.Run(() => backup.Make(directory), ct);
            Log.LogInformation("Backup made and verified: {Backup}", made);
            LetGo(directory);
            failed = false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            (failed, notBefore) = (true, time.GetUtcNow() + patience);
            Log.LogError("No backup could be made ({Problem}); trying again in an hour. Older backups are untouched", problem.Message);
        }

        return !failed;
    }

    private bool Due(string directory)
    {
        var zone = city.Now.Time.Zone;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var today = now.Date + settings.At.ToTimeSpan();
        var due = new DateTimeOffset(today, zone.GetUtcOffset(today));
        return now >= due && Whole(directory).All(b => b.At < due);
    }

    private void LetGo(string directory)
    {
        foreach (var old in Whole(directory).OrderByDescending(b => b.At).Skip(settings.Keep))
        {
            Directory.Delete(old.Path, recursive: true);
        }
    }

    // Only what carries our name in full: anything else in that directory is not ours to touch.
    private static IEnumerable<(string Path, DateTimeOffset At)> Whole(string directory) =>
        !Directory.Exists(directory) ? [] : Directory.EnumerateDirectories(directory)
            .Select(path => (Path: path, Name: Name().Match(Path.GetFileName(path))))
            .Where(b => b.Name.Success)
            .Select(b => (b.Path, DateTimeOffset.ParseExact(b.Name.Groups[1].Value, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)))
            .ToList();

    [GeneratedRegex(@"^hotline-(\d{8}-\d{6})$")]
    private static partial Regex Name();
}
