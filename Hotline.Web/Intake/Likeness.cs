using Hotline.Classifier;

namespace Hotline.Web.Intake;

/// <summary>How alike two appeals read, by the character pairs they share.</summary>
public sealed class Likeness
{
    // Pairs with one of these say nothing about a matter and would fetch half the store.
    private const string empty = "的了是在我你他她它们这那有和与就都也不很到说要把被让给为及其等请没个上下来去一";
    private const int asked = 40;
    private readonly Dictionary<string, int> pairs;

    /// <param name="title">One line.</param>
    /// <param name="text">The story.</param>
    public Likeness(string title, string text)
    {
        pairs = Count(title, text);
        Query = string.Join(" OR ", pairs.Keys.Where(p => !p.Any(empty.Contains)).Take(asked).Select(p => $"\"{p}\""));
    }

    /// <summary>The full-text question that finds candidates: any of the telling pairs, those of the title first. Empty when there is nothing to ask.</summary>
    public string Query { get; }

    /// <summary>Cosine of the counts, 0 (nothing shared) to 1 (the same).</summary>
    public double To(string title, string text)
    {
        var other = Count(title, text);
        var product = pairs.Sum(p => (double)p.Value * other.GetValueOrDefault(p.Key));
        return product == 0 ? 0 : product / (Length(pairs) * Length(other));
    }

    private static double Length(Dictionary<string, int> counts) => Math.Sqrt(counts.Values.Sum(v => (double)v * v));

    // Pairs only, two of anything Chinese; whole words and numbers of other scripts are left out: telephones and house numbers make nothing alike.
    private static Dictionary<string, int> Count(string title, string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var pair in TextFeatures.Bigrams($"{title}\n{text}").Split(' ').Where(p => p.Length == 2 && p.All(c => c >= '\u3400')))
        {
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        return counts;
    }
}
