using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Data;

/// <summary>Makes backups by the clock, one a day or more, and lets go of the oldest only when a new one was made and found whole. Those that a person ordered neither count nor are removed.</summary>
public sealed class BackupWatch(Backup backup, BackupSettings settings, City city, TimeProvider clock, ILogger<BackupWatch> log) : MinuteWatch(clock, log)
{
    // A full disk does not empty within a minute.
    private static readonly TimeSpan patience = TimeSpan.FromHours(1);
    private readonly TimeProvider time = clock;
    private DateTimeOffset notBefore;
    private bool failed;
    private bool stuck;

    /// <inheritdoc/>
    public override async Task<bool> Look(CancellationToken ct)
    {
        // A clock that was set back does not make it wait longer.
        var wait = notBefore - time.GetUtcNow();
        if (settings.Directory is not { } directory || (wait > TimeSpan.Zero && wait <= patience))
        {
            return !failed && !stuck;
        }

        try
        {
            if (Due(directory))
            {
                var made = await Task.Run(() => backup.Make(directory, scheduled: true), ct);
                Log.LogInformation("Backup made and verified: {Backup}", made);
                failed = false;
                stuck = !LetGo(directory);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever it is: pages are served all the same, and whoever watches the watch is told.
            (failed, notBefore) = (true, time.GetUtcNow() + patience);
            Log.LogError("No backup could be made ({Problem}); trying again in an hour. Older backups are untouched", problem.Message);
        }

        return !failed && !stuck;
    }

    private bool Due(string directory)
    {
        var zone = city.Now.Time.Zone;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var first = Local(now.Date);
        first = now < first ? Local(now.Date.AddDays(-1)) : first;
        var due = first + Math.Floor((now - first) / settings.Every) * settings.Every;
        return Whole(directory).All(b => b.Name.At < due);

        DateTimeOffset Local(DateTime day)
        {
            var at = day + settings.At.ToTimeSpan();
            return new DateTimeOffset(at, zone.GetUtcOffset(at));
        }
    }

    private bool LetGo(string directory)
    {
        var all = true;
        foreach (var (path, name) in Whole(directory).OrderByDescending(b => b.Name.At).Skip(settings.Keep))
        {
            try
            {
                // Half of a backup must not carry a backup's name.
                var going = Path.Combine(directory, (name with { Unfinished = true }).ToString());
                Directory.Move(path, going);
                Directory.Delete(going, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                all = false;
                Log.LogError("The new backup is whole, but an old one could not be removed ({Backup}: {Problem}); remove it by hand, or the disk fills up", path, problem.Message);
            }
        }

        return all;
    }

    // One that says it was made tomorrow was made by a clock that was wrong: while that lasts it neither counts as today's nor makes an honest one go.
    private IEnumerable<(string Path, BackupName Name)> Whole(string directory) => BackupName.In(directory).Where(b => b.Name is { Manual: false, Unfinished: false } name && name.At <= time.GetUtcNow());
}
