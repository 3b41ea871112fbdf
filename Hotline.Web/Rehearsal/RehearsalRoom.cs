using Hotline.Web.Platform;

namespace Hotline.Web.Rehearsal;

/// <summary>Keeps the rules on trial while somebody looks at them; nothing of it is stored. The oldest go when too many are tried.</summary>
public sealed class RehearsalRoom(Randomness random)
{
    private const int most = 8;
    private readonly Lock gate = new();
    private readonly List<(string Token, string Account, RehearsalRules Rules)> tried = [];

    /// <summary>Keeps rules for one person.</summary>
    /// <returns>What to ask for them with.</returns>
    public string Keep(string account, RehearsalRules rules)
    {
        var token = random.Key();
        lock (gate)
        {
            tried.Add((token, account, rules));
            tried.RemoveRange(0, Math.Max(0, tried.Count - most));
        }

        return token;
    }

    /// <summary>The rules this person tries; null when they are gone.</summary>
    public RehearsalRules? Find(string account, string token)
    {
        lock (gate)
        {
            return tried.Find(t => t.Token == token && t.Account == account).Rules;
        }
    }
}
