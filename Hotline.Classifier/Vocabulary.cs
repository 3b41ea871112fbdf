namespace Hotline.Classifier;

/// <summary>
/// The buckets that occurred in training, numbered densely, with how many examples held them; turns counts into vectors:
/// (1 + ln tf) × (ln((1 + N) / (1 + df)) + 1), length 1. Buckets never seen in training are left out.
/// </summary>
public sealed class Vocabulary
{
    private static readonly float[] Damped = [.. Enumerable.Range(0, 512).Select(tf => tf == 0 ? 0f : (float)(1 + Math.Log(tf)))];

    private readonly int[] _numberOf = new int[TextFeatures.BucketCount];
    private readonly float[] _idf;

    /// <param name="buckets">Buckets in ascending order.</param>
    /// <param name="documentFrequencies">For each, the number of examples that held it.</param>
    /// <param name="examples">Number of examples, N.</param>
    public Vocabulary(int[] buckets, int[] documentFrequencies, int examples)
    {
        Buckets = buckets;
        DocumentFrequencies = documentFrequencies;
        Examples = examples;
        Array.Fill(_numberOf, -1);
        _idf = new float[buckets.Length];
        for (var v = 0; v < buckets.Length; v++)
        {
            _numberOf[buckets[v]] = v;
            _idf[v] = (float)(Math.Log((1.0 + examples) / (1.0 + documentFrequencies[v])) + 1.0);
        }
    }

    /// <summary>The known buckets, ascending.</summary>
    public int[] Buckets { get; }

    /// <summary>For each known bucket the number of training examples that held it.</summary>
    public int[] DocumentFrequencies { get; }

    /// <summary>Number of training examples.</summary>
    public int Examples { get; }

    /// <summary>Number of features.</summary>
    public int Size => Buckets.Length;

    /// <summary>Collects the vocabulary of a training set.</summary>
    public static Vocabulary Of(IReadOnlyList<BucketCounts> examples)
    {
        var frequency = new int[TextFeatures.BucketCount];
        foreach (var example in examples)
        {
            foreach (var bucket in example.Buckets)
            {
                frequency[bucket]++;
            }
        }

        int[] buckets = [.. Enumerable.Range(0, frequency.Length).Where(b => frequency[b] > 0)];
        return new Vocabulary(buckets, [.. buckets.Select(b => frequency[b])], examples.Count);
    }

    /// <summary>The number of a bucket, or −1 where training never saw it.</summary>
    public int NumberOf(int bucket) => _numberOf[bucket];

    /// <summary>In how many training examples a bucket occurred.</summary>
    public int FrequencyOf(int bucket) => _numberOf[bucket] < 0 ? 0 : DocumentFrequencies[_numberOf[bucket]];

    /// <summary>The weighted vector of an example, of length 1; empty if nothing in it is known.</summary>
    public SparseVector Vector(BucketCounts counts)
    {
        var indices = new int[counts.Buckets.Length];
        var values = new float[indices.Length];
        var known = 0;
        double squares = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            var v = _numberOf[counts.Buckets[i]];
            if (v < 0)
            {
                continue;
            }

            var tf = counts.Counts[i];
            var value = (tf < Damped.Length ? Damped[tf] : (float)(1 + Math.Log(tf))) * _idf[v];
            indices[known] = v;
            values[known++] = value;
            squares += (double)value * value;
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0f;
        for (var i = 0; i < known; i++)
        {
            values[i] *= scale;
        }

        Array.Resize(ref indices, known);
        Array.Resize(ref values, known);
        return new SparseVector(indices, values);
    }
}
