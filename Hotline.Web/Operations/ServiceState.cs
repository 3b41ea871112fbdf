using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Operations;

/// <summary>How it stands with the backups that the server makes by itself.</summary>
/// <param name="Every">How often one is due; null where no directory is set.</param>
/// <param name="Last">When the newest whole one was made, by whomever; null where there is none.</param>
/// <param name="Readable">Whether the directory could be looked into.</param>
public sealed record BackupStanding(TimeSpan? Every, DateTimeOffset? Last, bool Readable = true);

/// <summary>How a watch stands.</summary>
/// <param name="Name">Its name in the metrics.</param>
/// <param name="LastSuccess">When it last did all it had to; null while it never did.</param>
/// <param name="Failures">How often it did not, since the start.</param>
public sealed record WatchStanding(string Name, DateTimeOffset? LastSuccess, long Failures);

/// <summary>How the service stands at one moment: numbers and times, nobody's name and no ticket.</summary>
/// <param name="At">Which moment.</param>
/// <param name="StoreTrouble">Why the store takes no changes (<see cref="Platform.StoreTrouble.Why"/>); null while it does.</param>
/// <param name="StoreBytes">The database with its journal.</param>
/// <param name="FreeBytes">Free space where the data lies.</param>
/// <param name="Model">The version of the model in use; null where there is none.</param>
/// <param name="UnreadableModel">The version that should be in use and cannot be read.</param>
/// <param name="OpenPages">Interactive pages somebody has open.</param>
/// <param name="Waiting">Messages that have not arrived.</param>
/// <param name="OldestWaiting">When the oldest of them was written.</param>
/// <param name="Backup">The backups.</param>
/// <param name="Watches">What the server looks after, by name.</param>
public sealed record ServiceReport(
    DateTimeOffset At,
    string? StoreTrouble,
    long StoreBytes,
    long FreeBytes,
    string? Model,
    string? UnreadableModel,
    int OpenPages,
    int Waiting,
    DateTimeOffset? OldestWaiting,
    BackupStanding Backup,
    IReadOnlyList<WatchStanding> Watches);

/// How the service stands now, for who keeps it running. What it costs does not grow with the tickets.
[Needs(Permission.ManageAccounts)]
public sealed record ServiceState : IQuestion<ServiceReport>
{
    internal sealed class Handler(HotlineDb db, RoomProbe room, DataFolder folder, ModelHolder models, CircuitTally circuits, BackupSettings backups, IEnumerable<IHostedService> watches, TimeProvider clock)
        : IQuestionHandler<ServiceState, ServiceReport>
    {
        public async Task<ServiceReport> Handle(ServiceState request, CancellationToken ct)
        {
            var waiting = await MessagesWaiting.In(db, ct);
            return new ServiceReport(
                clock.GetUtcNow(),
                await room.Trouble(ct),
                StoreRoom.Used(folder),
                StoreRoom.Free(folder),
                models.Held?.Model.Version,
                models.Unreadable,
                circuits.Open,
                waiting.Count,
                waiting.Oldest,
                Backups(backups, clock.GetUtcNow()),
                [.. watches.OfType<MinuteWatch>().Select(w => new WatchStanding(w.GetType().Name, w.LastSuccess, w.Failures)).OrderBy(w => w.Name, StringComparer.Ordinal)]);
        }
    }

    /// <summary>Looks at the names in the directory of backups.</summary>
    /// <param name="settings">Where they are.</param>
    /// <param name="now">What is named after a later time, by a clock that leapt, does not count.</param>
    internal static BackupStanding Backups(BackupSettings settings, DateTimeOffset now)
    {
        if (settings.Directory is not { } directory)
        {
            return new BackupStanding(null, null);
        }

        try
        {
            return new BackupStanding(settings.Every, BackupName.In(directory).Where(b => !b.Name.Unfinished && b.Name.At <= now).Max(b => (DateTimeOffset?)b.Name.At));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new BackupStanding(settings.Every, null, Readable: false);
        }
    }
}
