namespace Hotline.Classifier;

/// <summary>
/// Weighted words per code, matched in a text from left to right, the longest word first. Knows every category from the
/// first day, before a single complaint has been labelled: worth about 400 of them.
/// </summary>
public sealed class Lexicon
{
    private static readonly List<Word> None = [];

    [ThreadStatic]
    private static int[]? _counts; // all zero between two calls

    private readonly Dictionary<long, List<Word>> _byStart = [];
    private readonly ulong[] _begin = new ulong[TextFeatures.BucketCount / 64];
    private readonly List<Word> _words = [];

    /// <summary>Builds the matcher; a word listed for a code twice keeps its greatest weight.</summary>
    public Lexicon(IEnumerable<LexiconEntry> entries)
    {
        Entries = [.. entries];
        foreach (var group in Entries.GroupBy(e => Spelling(e.Word)).Where(g => g.Key.Length > 0))
        {
            var points = new NormalText(group.First().Word).Points.ToArray();
            var codes = group.GroupBy(e => e.Code).Select(g => (g.Key, g.Max(e => e.Weight))).ToArray();
            var word = new Word(_words.Count, points, codes);
            _words.Add(word);
            var (first, second) = (points[0], points.Length > 1 ? points[1] : 0);
            var bit = TextFeatures.Bucket(first, second);
            _begin[bit / 64] |= 1UL << (bit % 64);
            var key = Key(first, second);
            if (!_byStart.TryGetValue(key, out var bucket))
            {
                _byStart[key] = bucket = [];
            }

            bucket.Add(word);
        }

        foreach (var bucket in _byStart.Values)
        {
            bucket.Sort((a, b) => b.Points.Length.CompareTo(a.Points.Length));
        }
    }

    /// <summary>The entries as they were given.</summary>
    public IReadOnlyList<LexiconEntry> Entries { get; }

    /// <summary>Number of distinct words.</summary>
    public int Count => _words.Count;

    /// <summary>The words found in a text: none overlaps another.</summary>
    public IReadOnlyList<LexiconMatch> Matches(NormalText text)
    {
        var matches = new List<LexiconMatch>();
        var points = text.Points;
        for (var i = 0; i < points.Length;)
        {
            var word = LongestAt(points[i..]);
            if (word is not null)
            {
                matches.Add(new LexiconMatch(word.Id, i, word.Points.Length));
            }

            i += word?.Points.Length ?? 1;
        }

        return matches;
    }

    /// <summary>Every word at every place, overlapping or not.</summary>
    public IEnumerable<LexiconMatch> Everywhere(NormalText text)
    {
        for (var i = 0; i < text.Points.Length - 1; i++)
        {
            foreach (var word in WordsFrom(text.Points[i], text.Points[i + 1]))
            {
                if (text.Points[i..].StartsWith(word.Points) && EndsCleanly(word.Points, text.Points[i..]))
                {
                    yield return new LexiconMatch(word.Id, i, word.Points.Length);
                }
            }
        }
    }

    /// <summary>How often each word occurs, wherever it stands; in the title it counts five times.</summary>
    public BucketCounts CountIn(NormalText title, NormalText text)
    {
        var counts = _counts;
        if (counts is null || counts.Length < _words.Count)
        {
            _counts = counts = new int[_words.Count];
        }

        var touched = new List<int>();
        Tally(title.Points, TextFeatures.TitleWeight, counts, touched);
        Tally(text.Points, 1, counts, touched);
        var result = new BucketCounts([.. touched], new int[touched.Count]);
        for (var i = 0; i < touched.Count; i++)
        {
            result.Counts[i] = counts[touched[i]];
            counts[touched[i]] = 0;
        }

        return result;
    }

    private void Tally(ReadOnlySpan<int> points, int weight, int[] counts, List<int> touched)
    {
        for (var i = 0; i < points.Length - 1; i++)
        {
            foreach (var word in WordsFrom(points[i], points[i + 1]))
            {
                if (points[i..].StartsWith(word.Points) && EndsCleanly(word.Points, points[i..]))
                {
                    if (counts[word.Id] == 0)
                    {
                        touched.Add(word.Id);
                    }

                    counts[word.Id] += weight;
                }
            }
        }
    }

    /// <summary>
    /// How strongly the words speak for each code: weight × (1 + ln tf) ÷ number of codes that list the word, summed; a word
    /// in the title counts five times.
    /// </summary>
    public Dictionary<string, double> Score(IEnumerable<LexiconMatch> title, IEnumerable<LexiconMatch> text)
    {
        var times = new SortedDictionary<int, int>(); // sorted: sums must not depend on the order of a hash table
        foreach (var (matches, weight) in new[] { (title, TextFeatures.TitleWeight), (text, 1) })
        {
            foreach (var match in matches)
            {
                times[match.Word] = times.GetValueOrDefault(match.Word) + weight;
            }
        }

        var scores = new Dictionary<string, double>();
        foreach (var (id, tf) in times)
        {
            foreach (var (code, weight) in _words[id].Codes)
            {
                scores[code] = scores.GetValueOrDefault(code) + (weight * (1 + Math.Log(tf)) / _words[id].Codes.Length);
            }
        }

        return scores;
    }

    /// <summary>What one occurrence of a word is worth for a code and, if it has four digits, for the family it belongs to.</summary>
    public double WeightFor(LexiconMatch match, string code)
    {
        var codes = _words[match.Word].Codes;
        var (own, family) = (0.0, 0.0);
        foreach (var (other, weight) in codes)
        {
            if (other == code)
            {
                own += weight;
            }
            else if (LexiconClassifier.SameFamily(other, code))
            {
                family += weight;
            }
        }

        return (own + (LexiconClassifier.FamilyShare * family)) / codes.Length;
    }

    private Word? LongestAt(ReadOnlySpan<int> rest)
    {
        if (rest.Length > 1)
        {
            foreach (var word in WordsFrom(rest[0], rest[1]))
            {
                if (rest.StartsWith(word.Points) && EndsCleanly(word.Points, rest))
                {
                    return word;
                }
            }
        }

        return WordsFrom(rest[0], 0) is [var single, ..] && EndsCleanly(single.Points, rest) ? single : null;
    }

    // Most neighbours begin no word; one bit says so without a look into the table.
    private List<Word> WordsFrom(int first, int second)
    {
        var bit = TextFeatures.Bucket(first, second);
        return (_begin[bit / 64] >> (bit % 64) & 1) == 1 && _byStart.TryGetValue(Key(first, second), out var words) ? words : None;
    }

    // "110" is not found in "1100": a number or a Latin word is matched whole (its beginning is the caller's care).
    private static bool EndsCleanly(ReadOnlySpan<int> word, ReadOnlySpan<int> rest) =>
        word.Length == rest.Length
        || NormalText.IsIdeograph(word[^1])
        || NormalText.IsIdeograph(rest[word.Length])
        || rest[word.Length] == NormalText.Break
        || NormalText.IsDigit(word[^1]) != NormalText.IsDigit(rest[word.Length]);

    private static string Spelling(string word) => string.Join(',', new NormalText(word.Trim()).Points.ToArray());

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private sealed record Word(int Id, int[] Points, (string Code, double Weight)[] Codes);
}
