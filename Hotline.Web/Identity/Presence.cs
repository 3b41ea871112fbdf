using System.Collections.Concurrent;

namespace Hotline.Web.Identity;

/// <summary>When each account was last heard of by a request of its own. An open page sends one while somebody types or clicks (<c>/console/awake</c>); what the server pushes into it is no sign of life.</summary>
public sealed class Presence(TimeProvider clock, SessionSettings settings)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> heard = new();

    /// <summary>Somebody is there.</summary>
    public void Stir(string account) => heard[account] = clock.GetUtcNow();

    /// <summary>Whether nobody has been there for too long. Who was never heard of, as after a restart, is heard of now.</summary>
    public bool Gone(string account) => clock.GetUtcNow() - heard.GetOrAdd(account, _ => clock.GetUtcNow()) > settings.Idle;
}
