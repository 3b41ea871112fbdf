namespace Hotline.Web.Search;

/// <summary>The part of a text that shows why it was found.</summary>
public static class Snippet
{
    private const int before = 12, length = 90;

    /// <summary>About ninety characters around the first word found, the words marked; the beginning where none stands there as typed.</summary>
    public static IReadOnlyList<FoundText> Of(string text, IReadOnlyList<string> words)
    {
        text = text.ReplaceLineEndings(" ");
        var first = words.Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var start = Whole(text, Math.Max(0, first - before));
        var end = Whole(text, Math.Min(text.Length, start + length));
        var parts = new List<FoundText>();
        Add(parts, start > 0 ? "…" : "", false);
        for (var at = start; at < end;)
        {
            var next = words.Where(w => w.Length > 0).Select(w => (At: text.IndexOf(w, at, end - at, StringComparison.OrdinalIgnoreCase), w.Length))
                .Where(f => f.At >= 0).OrderBy(f => f.At).ThenByDescending(f => f.Length).FirstOrDefault((end, 0));
            Add(parts, text[at..next.Item1], false);
            Add(parts, text.Substring(next.Item1, next.Item2), true);
            at = next.Item1 + next.Item2;
        }

        Add(parts, end < text.Length ? "…" : "", false);
        return parts;
    }

    private static void Add(List<FoundText> parts, string text, bool hit)
    {
        if (text.Length > 0)
        {
            parts.Add(new FoundText(text, hit));
        }
    }

    // Never between the halves of one character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
