namespace Hotline.Web.Operations;

/// <summary>How a part of the service stands.</summary>
public enum Standing
{
    /// <summary>正常.</summary>
    Good = 1,

    /// <summary>注意: works, and will not for long, or not as well as it should.</summary>
    Attention = 2,

    /// <summary>故障: somebody must act now.</summary>
    Broken = 3,

    /// <summary>等待: just started, nothing to say yet.</summary>
    Waiting = 4,
}

/// <summary>What of a <see cref="ServiceReport"/> is well and what is not. The bounds are those of the alarms in the administrators' handbook.</summary>
public static class Standings
{
    private const long megabyte = 1L << 20;

    /// <summary>Under this much free space, or under twice the store, room is scarce: a backup beside it takes as much again.</summary>
    public const long ScarceBytes = 5 * 1024 * megabyte;

    /// <summary>Under this much the store may stop taking changes at any time.</summary>
    public const long LastBytes = 200 * megabyte;

    /// <summary>A message that waits longer has not just been written.</summary>
    public static readonly TimeSpan SlowMessage = TimeSpan.FromMinutes(30);

    /// <summary>A message that waits longer than a day means that citizens are not told.</summary>
    public static readonly TimeSpan LostMessage = TimeSpan.FromDays(1);

    /// <summary>How much later than due a backup may be: making and checking it takes its time.</summary>
    public static readonly TimeSpan BackupGrace = TimeSpan.FromHours(2);

    /// <summary>A watch looks every minute; one that succeeded in none of so many has stopped.</summary>
    public static readonly TimeSpan StoppedWatch = TimeSpan.FromMinutes(5);

    /// <summary>The store: whether it takes changes.</summary>
    public static Standing Store(ServiceReport now) => now.StoreTrouble is null ? Standing.Good : Standing.Broken;

    /// <summary>The disk: whether what the store needs to be copied and to grow is free.</summary>
    public static Standing Disk(ServiceReport now) =>
        now.FreeBytes < LastBytes ? Standing.Broken : now.FreeBytes < Math.Max(ScarceBytes, 2 * now.StoreBytes) ? Standing.Attention : Standing.Good;

    /// <summary>The model: whether there is one, and the one that should be.</summary>
    public static Standing Model(ServiceReport now) => now.Model is null ? Standing.Broken : now.UnreadableModel is null ? Standing.Good : Standing.Attention;

    /// <summary>Messages to people outside: whether they arrive.</summary>
    public static Standing Messages(ServiceReport now) => (now.At - now.OldestWaiting) switch
    {
        { } age when age > LostMessage => Standing.Broken,
        { } age when age > SlowMessage => Standing.Attention,
        _ => Standing.Good,
    };

    /// <summary>Backups: whether the newest is as new as it should be. A city that makes none by the clock is told so.</summary>
    public static Standing Backup(ServiceReport now) => now.Backup switch
    {
        { Every: null } => Standing.Attention,
        { Readable: true, Last: { } last, Every: { } every } when now.At - last <= every + BackupGrace => Standing.Good,
        _ => Standing.Broken,
    };

    /// <summary>A watch: whether it did its work within the last minutes. A success in the future means that the clock was set back.</summary>
    public static Standing Watch(ServiceReport now, WatchStanding watch) => watch switch
    {
        { LastSuccess: null, Failures: 0 } => Standing.Waiting,
        { LastSuccess: { } last } when now.At - last <= StoppedWatch => last - now.At > StoppedWatch ? Standing.Attention : Standing.Good,
        _ => Standing.Broken,
    };
}
