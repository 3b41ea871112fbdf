using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Identity;

/// <summary>Names that are nobody's account are locked like real ones, so that the answer tells no one which accounts exist. Kept in memory: there is nothing to protect.</summary>
public sealed class Strangers(TimeProvider clock, IOptions<IdentityOptions> options)
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, (int Failed, DateTimeOffset Until)> names = new();

    /// <summary>Counts a failure. True when the name is locked already.</summary>
    public bool Locked(string name)
    {
        var now = clock.GetUtcNow();
        var lockout = options.Value.Lockout;
        if (names.TryGetValue(name, out var known) && known.Until > now)
        {
            return true;
        }

        if (names.Count >= Most)
        {
            names.Clear();
        }

        var failed = known.Failed + 1;
        var full = failed >= lockout.MaxFailedAccessAttempts;
        names[name] = (full ? 0 : failed, full ? now + lockout.DefaultLockoutTimeSpan : default);
        return full;
    }
}
