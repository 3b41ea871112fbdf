namespace Hotline.Domain.Routing;

/// <summary>Which lines a version of a rule file has that the one before had not, and which are gone. Lines are entries: their order says nothing.</summary>
/// <param name="Added">New lines, in their order.</param>
/// <param name="Removed">Lines that are gone, in theirs.</param>
public sealed record LineDiff(IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    /// <summary>Compares two texts.</summary>
    public static LineDiff Between(string before, string after)
    {
        var (old, next) = (Lines(before), Lines(after));
        return new LineDiff(Without(next, old), Without(old, next));
    }

    // A line that stands twice and then once has gone once.
    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = others.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        return [.. lines.Where(line =>
        {
            var found = left.GetValueOrDefault(line);
            left[line] = Math.Max(0, found - 1);
            return found == 0;
        })];
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0)];
}
