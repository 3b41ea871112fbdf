namespace Hotline.Web.Data;

/// <summary>Chance that can be repeated: the same seed at the same moment makes the same demo city. Nothing secret comes from here.</summary>
internal sealed class SeedDice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number between both, both included.</summary>
    public int Between(int low, int high) => random.Next(low, high + 1);

    /// <summary>A number from 0 to 1.</summary>
    public double Part() => random.NextDouble();

    /// <summary>Whether it happens this time.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>One of them, the heavier the likelier.</summary>
    public T Weighed<T>(params (T Item, int Weight)[] items)
    {
        var at = random.Next(items.Sum(i => i.Weight));
        return items.First(i => (at -= i.Weight) < 0).Item;
    }

    /// <summary>All of them in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        random.Shuffle(all);
        return [.. all];
    }
}
