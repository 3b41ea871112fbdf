namespace Hotline.Web.Data;

/// <summary>Chooses inner notes and citizens' remarks that fit what a ticket is about: the one that shares most character pairs with it, no note too often.</summary>
internal sealed class SeedNotes(ILookup<string, string> byAction, SeedDice dice)
{
    private const int generalFit = 4;
    private const int amongBest = 3;
    private readonly Dictionary<string, int> used = [];

    /// <summary>A note of that kind.</summary>
    /// <param name="action">The kind.</param>
    /// <param name="story">What the ticket says.</param>
    /// <param name="unit">Fills the place for a unit; notes with that place suit every story.</param>
    public string For(string action, string story, string unit = "")
    {
        var pairs = Pairs(story);
        var best = byAction[action].Where(n => unit.Length > 0 || !n.Contains("{unit}", StringComparison.Ordinal))
            .OrderByDescending(n => Fit(n, pairs)).Take(amongBest).ToList();
        var note = dice.Of(best);
        used[note] = used.GetValueOrDefault(note) + 1;
        return note.Replace("{unit}", unit, StringComparison.Ordinal);
    }

    private int Fit(string note, HashSet<string> pairs) =>
        (note.Contains("{unit}", StringComparison.Ordinal) ? generalFit : Pairs(note).Count(pairs.Contains)) - used.GetValueOrDefault(note);

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
