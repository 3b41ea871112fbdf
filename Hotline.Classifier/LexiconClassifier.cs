namespace Hotline.Classifier;

/// <summary>Ranks categories by the words of the lexicon alone.</summary>
/// <param name="lexicon">The words.</param>
/// <param name="labels">The four-digit categories to be ranked.</param>
public sealed class LexiconClassifier(Lexicon lexicon, IReadOnlyList<string> labels)
{
    /// <summary>
    /// How much a word of a category also speaks for its sisters: a word for the family (two digits), or for one of its
    /// categories, says that the matter belongs somewhere in the family.
    /// </summary>
    public const double FamilyShare = 0.2;

    /// <summary>A little for every category, so that silence is not certainty.</summary>
    private const double Floor = 0.25;

    private readonly (string Code, string Family)[] _labels = [.. labels.Select(l => (l, Family(l)))];

    /// <summary>Whether any word speaks for any of these labels; other people's labels are not in our lexicon.</summary>
    public static bool Knows(Lexicon lexicon, IReadOnlyList<string> labels) =>
        lexicon.Entries.Select(e => e.Code).Intersect(labels).Any();

    /// <summary>True if one code is the other's family, or both are of one family.</summary>
    public static bool SameFamily(string a, string b) => a.Length >= 2 && b.Length >= 2 && a.AsSpan(0, 2).SequenceEqual(b.AsSpan(0, 2));

    /// <summary>
    /// Logarithms of each label's share in all that was found, to be sharpened or softened by a temperature; all equal if no
    /// word was found.
    /// </summary>
    public float[] Scores(NormalText title, NormalText text)
    {
        var found = lexicon.Score(lexicon.Matches(title), lexicon.Matches(text));
        var families = new Dictionary<string, double>();
        foreach (var (code, score) in found.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var family = Family(code);
            families[family] = families.GetValueOrDefault(family) + score;
        }

        var scores = new float[_labels.Length];
        for (var c = 0; c < scores.Length; c++)
        {
            var own = found.GetValueOrDefault(_labels[c].Code);
            var family = families.GetValueOrDefault(_labels[c].Family) - own;
            scores[c] = (float)Math.Log(Floor + own + (FamilyShare * family));
        }

        return scores;
    }

    /// <summary>Logarithms of the shares of groups of labels.</summary>
    /// <param name="scores">Logarithms of the labels' shares.</param>
    /// <param name="groupOf">For each label its group, or −1.</param>
    /// <param name="groups">Number of groups.</param>
    public static float[] Sum(float[] scores, int[] groupOf, int groups)
    {
        var sums = new double[groups];
        for (var c = 0; c < scores.Length; c++)
        {
            if (groupOf[c] >= 0)
            {
                sums[groupOf[c]] += Math.Exp(scores[c]);
            }
        }

        return [.. sums.Select(s => (float)Math.Log(Math.Max(s, 1e-6)))];
    }

    private static string Family(string code) => code.Length > 2 ? code[..2] : code;
}
