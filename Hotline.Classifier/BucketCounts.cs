namespace Hotline.Classifier;

/// <summary>How often each hash bucket, or each word of the lexicon, occurs in one example.</summary>
/// <param name="Buckets">Distinct buckets in [0, <see cref="TextFeatures.BucketCount"/>), or numbers of words.</param>
/// <param name="Counts">Their weighted counts, all at least 1.</param>
public sealed record BucketCounts(int[] Buckets, int[] Counts);
