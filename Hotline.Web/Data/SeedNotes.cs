namespace Hotline.Web.Data;

/// <summary>A note for the timeline, and the words a story must hold for it to make sense.</summary>
internal sealed record SeedNote(string Text, IReadOnlyList<string> Fits);

/// <summary>Chooses inner notes and citizens' remarks that make sense for a ticket: those made for its matter before the general ones, none too often.</summary>
internal sealed class SeedNotes(ILookup<string, SeedNote> byAction, SeedDice dice)
{
    private const int matters = 3;
    private readonly Dictionary<SeedNote, int> used = [];

    /// <summary>A note of that kind.</summary>
    /// <param name="action">The kind.</param>
    /// <param name="story">What the ticket says.</param>
    /// <param name="unit">Fills the place for a unit.</param>
    public string For(string action, string story, string unit = "")
    {
        var note = byAction[action].Where(n => n.Fits.Count == 0 || n.Fits.Any(w => story.Contains(w, StringComparison.Ordinal)))
            .OrderByDescending(n => (n.Fits.Count > 0 ? matters : 0) - used.GetValueOrDefault(n) + dice.Between(0, matters)).First();
        used[note] = used.GetValueOrDefault(note) + 1;
        return note.Text.Replace("{unit}", unit, StringComparison.Ordinal);
    }
}
