namespace Hotline.Classifier;

/// <summary>
/// The features: buckets that occurred in training, numbered densely, and behind them the words of the lexicon; each with the
/// number of examples that held it. Turns counts into vectors: (1 + ln tf) × (ln((1 + N) / (1 + df)) + 1), the buckets brought to
/// length 1 and the words to <see cref="WordShare"/>. What training never saw is left out.
/// </summary>
public sealed class Vocabulary
{
    private static readonly float[] Damped = [.. Enumerable.Range(0, 512).Select(tf => tf == 0 ? 0f : (float)(1 + Math.Log(tf)))];

    /// <summary>How long the block of words is beside that of the buckets. Measured on real complaints: 0.4 points.</summary>
    public const double WordShare = 0.35;

    private readonly int[] _numberOf = new int[TextFeatures.BucketCount];
    private readonly float[] _idf;

    /// <param name="buckets">Buckets in ascending order.</param>
    /// <param name="documentFrequencies">For each, the number of examples that held it.</param>
    /// <param name="wordFrequencies">For each word of the lexicon the same; 0 where none did.</param>
    /// <param name="examples">Number of examples, N.</param>
    public Vocabulary(int[] buckets, int[] documentFrequencies, int[] wordFrequencies, int examples)
    {
        Buckets = buckets;
        DocumentFrequencies = documentFrequencies;
        WordFrequencies = wordFrequencies;
        Examples = examples;
        Array.Fill(_numberOf, -1);
        _idf = [.. documentFrequencies.Concat(wordFrequencies).Select(df => (float)(Math.Log((1.0 + examples) / (1.0 + df)) + 1.0))];
        for (var v = 0; v < buckets.Length; v++)
        {
            _numberOf[buckets[v]] = v;
        }
    }

    /// <summary>The known buckets, ascending.</summary>
    public int[] Buckets { get; }

    /// <summary>For each known bucket the number of training examples that held it.</summary>
    public int[] DocumentFrequencies { get; }

    /// <summary>For each word of the lexicon the number of training examples that held it.</summary>
    public int[] WordFrequencies { get; }

    /// <summary>Number of training examples.</summary>
    public int Examples { get; }

    /// <summary>Number of features.</summary>
    public int Size => Buckets.Length + WordFrequencies.Length;

    /// <summary>Collects the vocabulary of a training set.</summary>
    /// <param name="examples">The n-grams of each example.</param>
    /// <param name="words">The words of each example.</param>
    /// <param name="lexicon">Number of words in the lexicon.</param>
    /// <param name="least">Buckets that fewer examples held are left out.</param>
    public static Vocabulary Of(IReadOnlyList<BucketCounts> examples, IReadOnlyList<BucketCounts> words, int lexicon, int least)
    {
        var frequency = Frequencies(examples, TextFeatures.BucketCount);
        int[] buckets = [.. Enumerable.Range(0, frequency.Length).Where(b => frequency[b] >= least)];
        return new Vocabulary(buckets, [.. buckets.Select(b => frequency[b])], Frequencies(words, lexicon), examples.Count);
    }

    /// <summary>The number of a word of the lexicon, or −1 where training never saw it.</summary>
    public int NumberOfWord(int word) => WordFrequencies[word] > 0 ? Buckets.Length + word : -1;

    /// <summary>The number of a bucket, or −1 where training never saw it.</summary>
    public int NumberOf(int bucket) => _numberOf[bucket];

    /// <summary>In how many training examples a bucket occurred.</summary>
    public int FrequencyOf(int bucket) => _numberOf[bucket] < 0 ? 0 : DocumentFrequencies[_numberOf[bucket]];

    /// <summary>The weighted vector of an example; empty if nothing in it is known.</summary>
    public SparseVector Vector(BucketCounts counts, BucketCounts words)
    {
        var indices = new int[counts.Buckets.Length + words.Buckets.Length];
        var values = new float[indices.Length];
        var known = 0;
        for (var i = 0; i < counts.Buckets.Length; i++)
        {
            known = Put(_numberOf[counts.Buckets[i]], counts.Counts[i], indices, values, known);
        }

        var ofBuckets = known;
        for (var i = 0; i < words.Buckets.Length; i++)
        {
            known = Put(NumberOfWord(words.Buckets[i]), words.Counts[i], indices, values, known);
        }

        Norm(values.AsSpan(0, ofBuckets), 1);
        Norm(values.AsSpan(ofBuckets, known - ofBuckets), WordShare);
        return known == indices.Length ? new SparseVector(indices, values) : new SparseVector(indices[..known], values[..known]);
    }

    private int Put(int feature, int tf, int[] indices, float[] values, int at)
    {
        if (feature < 0)
        {
            return at;
        }

        indices[at] = feature;
        values[at] = (tf < Damped.Length ? Damped[tf] : (float)(1 + Math.Log(tf))) * _idf[feature];
        return at + 1;
    }

    private static void Norm(Span<float> values, double length)
    {
        double squares = 0;
        foreach (var value in values)
        {
            squares += (double)value * value;
        }

        var scale = squares > 0 ? (float)(length / Math.Sqrt(squares)) : 0f;
        foreach (ref var value in values)
        {
            value *= scale;
        }
    }

    private static int[] Frequencies(IReadOnlyList<BucketCounts> examples, int count)
    {
        var frequency = new int[count];
        foreach (var example in examples)
        {
            foreach (var feature in example.Buckets)
            {
                frequency[feature]++;
            }
        }

        return frequency;
    }
}
