using System.Net;
using System.Net.Sockets;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// <summary>A try to open a ticket, counted as wrong until it proved right.</summary>
/// <param name="Address">The network it came from.</param>
/// <param name="Number">The number that was tried, whether it exists or not.</param>
/// <param name="At">When.</param>
public readonly record struct Guess(string Address, string Number, DateTimeOffset At);

/// <summary>Keeps query codes from being guessed: so many wrong tries for a number and so many from a network, each in a sliding window. Counts unknown numbers like known ones, so that being stopped tells nothing.</summary>
public sealed class GuessGuard(TimeProvider clock, IConfiguration settings)
{
    private readonly Lock turn = new();
    private readonly Tries byNumber = new(settings.GetValue("Hotline:Public:WrongPerNumber", 5), TimeSpan.FromMinutes(settings.GetValue("Hotline:Public:WrongPerNumberMinutes", 15)));
    private readonly Tries byAddress = new(settings.GetValue("Hotline:Public:WrongPerAddress", 20), TimeSpan.FromMinutes(settings.GetValue("Hotline:Public:WrongPerAddressMinutes", 10)));

    /// <summary>Counts a try before it is looked at, so that many tries at once are no way around.</summary>
    /// <exception cref="TooMany">As many wrong ones as are allowed lie within the window.</exception>
    public Guess Enter(string address, string number)
    {
        var guess = new Guess(Network(address), number, clock.GetUtcNow());
        lock (turn)
        {
            // Both are asked: which of the two is full must not show.
            if (byNumber.Full(guess.Number, guess.At) | byAddress.Full(guess.Address, guess.At))
            {
                throw new TooMany("query code");
            }

            byNumber.Add(guess.Number, guess.At);
            byAddress.Add(guess.Address, guess.At);
        }

        return guess;
    }

    /// <summary>It was right: it does not count.</summary>
    public void Forgive(Guess guess)
    {
        lock (turn)
        {
            byNumber.Remove(guess.Number, guess.At);
            byAddress.Remove(guess.Address, guess.At);
        }
    }

    /// <summary>Whom an address stands for: a household or a server has a whole IPv6 /64 to choose addresses from.</summary>
    public static string Network(string address) =>
        IPAddress.TryParse(address, out var ip) && ip is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : address;

    private sealed class Tries(int allowed, TimeSpan window)
    {
        private const int sweepAbove = 10_000;
        private readonly Dictionary<string, List<DateTimeOffset>> tries = [];
        private int sweepAt = sweepAbove;

        public bool Full(string key, DateTimeOffset now) =>
            tries.TryGetValue(key, out var list) && list.Count(at => at > now - window) >= allowed;

        public void Add(string key, DateTimeOffset now)
        {
            if (!tries.TryGetValue(key, out var list))
            {
                tries[key] = list = [];
            }

            list.RemoveAll(at => at <= now - window);
            list.Add(now);
            Sweep(now);
        }

        public void Remove(string key, DateTimeOffset at)
        {
            if (tries.TryGetValue(key, out var list) && list.Remove(at) && list.Count == 0)
            {
                tries.Remove(key);
            }
        }

        // Memory stays in proportion to the tries within one window.
        private void Sweep(DateTimeOffset now)
        {
            if (tries.Count < sweepAt)
            {
                return;
            }

            foreach (var (key, list) in tries)
            {
                if (list.TrueForAll(at => at <= now - window))
                {
                    tries.Remove(key);
                }
            }

            sweepAt = Math.Max(sweepAbove, tries.Count * 2);
        }
    }
}
