using System.Buffers;

namespace Hotline.Classifier;

/// <summary>
/// Gathers the contributions of characters and pairs in one text into words. Neighbours belong together if the lexicon says
/// so, if the rarer of them seldom occurs without the other, or if the pair itself speaks for the category; never across
/// a particle.
/// </summary>
/// <param name="model">Knows the lexicon and how often pairs occur.</param>
/// <param name="text">The text.</param>
/// <param name="words">What the lexicon finds in it.</param>
/// <param name="contribution">What one occurrence of a feature contributes.</param>
internal sealed class SpanFinder(HotlineModel model, NormalText text, IReadOnlyList<LexiconMatch> words, Func<int, double> contribution)
{
    // Written together with other characters all the time without belonging to them.
    private static readonly SearchValues<char> Particles =
        SearchValues.Create("的了是我在有和就也都你您他她它们这那吗吧呢啊呀与及或等被把让给对向从到于为之其该并而但如因所以个很还又才却已着过请么什怎哪要会能可说去来没上下里");

    private const double Togetherness = 0.3;
    private const double TooCommon = 0.05; // 时候, 希望, 请问: a pair that so many examples hold explains nothing by itself
    private const int LongestWord = 6;
    private const int LongestSpan = 8;
    private const int LongestStretch = 64; // 哈哈哈哈… for pages must not sink the recursion

    /// <summary>A stretch of normalised points that speaks for the category.</summary>
    public readonly record struct Span(int Start, int Length, double Weight);

    /// <summary>The stretches of at least two characters that speak for the category, in reading order, none overlapping.</summary>
    public IReadOnlyList<Span> Spans()
    {
        var length = text.Points.Length;
        if (length == 0)
        {
            return [];
        }

        var single = new double[length];
        var pair = new double[length]; // pair[i] joins i and i + 1
        var glue = new double[length];
        Weigh(single, pair, glue);
        foreach (var word in words)
        {
            // The lexicon knows where a word begins and ends.
            glue.AsSpan(word.Start, word.Length - 1).Fill(double.PositiveInfinity);
            glue[word.Start + word.Length - 1] = 0;
            if (word.Start > 0)
            {
                glue[word.Start - 1] = 0;
            }
        }

        return Merge([.. Words(single, pair, glue).Where(Telling)], pair);
    }

    private bool Telling(Span word) =>
        word.Length != 2
        || model.Vocabulary.FrequencyOf(TextFeatures.Bucket(TextFeatures.Letter(text.Points[word.Start]), TextFeatures.Letter(text.Points[word.Start + 1])))
            <= Math.Max(TooCommon * model.Vocabulary.Examples, 2);

    private void Weigh(double[] single, double[] pair, double[] glue)
    {
        var points = text.Points;
        for (var i = 0; i < points.Length; i++)
        {
            var letter = TextFeatures.Letter(points[i]);
            if (letter == NormalText.Break || NormalText.IsDigit(letter))
            {
                continue; // a number means nothing to a reader
            }

            var bucket = TextFeatures.Bucket(letter);
            single[i] = Contribution(bucket);
            var next = i + 1 < points.Length ? TextFeatures.Letter(points[i + 1]) : NormalText.Break;
            if (next == NormalText.Break || NormalText.IsDigit(next))
            {
                continue;
            }

            var both = TextFeatures.Bucket(letter, next);
            pair[i] = Contribution(both);
            glue[i] = Glue(letter, next, bucket, both, pair[i]);
        }
    }

    private double Glue(int letter, int next, int bucket, int both, double weight)
    {
        if (!NormalText.IsIdeograph(letter) || !NormalText.IsIdeograph(next))
        {
            return NormalText.IsIdeograph(letter) == NormalText.IsIdeograph(next) ? double.PositiveInfinity : 0;
        }

        if (IsParticle(letter) || IsParticle(next))
        {
            return 0;
        }

        var frequency = model.Vocabulary.FrequencyOf(both);
        var rarer = Math.Min(model.Vocabulary.FrequencyOf(bucket), model.Vocabulary.FrequencyOf(TextFeatures.Bucket(next)));
        var together = rarer == 0 ? 0 : (double)frequency / rarer;
        return frequency >= 2 && (together >= Togetherness || weight > 0) ? together : 0;
    }

    private double Contribution(int bucket)
    {
        var feature = model.Vocabulary.NumberOf(bucket);
        return feature < 0 ? 0 : contribution(feature);
    }

    // Stretches of glued points, cut where the glue is weakest until each is short enough to be a word.
    private static List<Span> Words(double[] single, double[] pair, double[] glue)
    {
        var words = new List<Span>();
        for (var start = 0; start < glue.Length;)
        {
            var end = start;
            while (glue[end] > 0 && end - start < LongestStretch)
            {
                end++;
            }

            Cut(start, end, words, single, pair, glue);
            start = end + 1;
        }

        return words;
    }

    private static void Cut(int start, int end, List<Span> words, double[] single, double[] pair, double[] glue)
    {
        if (end - start >= LongestWord)
        {
            var weakest = start;
            for (var i = start + 1; i < end; i++)
            {
                weakest = glue[i] < glue[weakest] ? i : weakest;
            }

            if (!double.IsInfinity(glue[weakest]))
            {
                Cut(start, weakest, words, single, pair, glue);
                Cut(weakest + 1, end, words, single, pair, glue);
                return;
            }
        }

        var weight = Sum(single.AsSpan(start..(end + 1))) + Sum(pair.AsSpan(start..end))
            + ((start > 0 ? pair[start - 1] : 0) / 2) + (pair[end] / 2);
        if (end > start && weight > 0)
        {
            words.Add(new Span(start, end - start + 1, weight));
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    // 拖欠 + 工资: neighbours that both speak for the category, and whose seam does too, read better as one.
    private static List<Span> Merge(List<Span> words, double[] pair)
    {
        var merged = new List<Span>();
        foreach (var word in words)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Start + last.Length == word.Start
                && pair[word.Start - 1] > 0 && last.Length + word.Length <= LongestSpan)
            {
                merged[^1] = new Span(last.Start, last.Length + word.Length, last.Weight + word.Weight);
            }
            else
            {
                merged.Add(word);
            }
        }

        return merged;
    }

    private static bool IsParticle(int letter) => letter <= char.MaxValue && Particles.Contains((char)letter);
}
