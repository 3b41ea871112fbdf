namespace Hotline.Classifier;

/// <summary>How often each hash bucket occurs in one example.</summary>
/// <param name="Buckets">Distinct buckets in [0, <see cref="TextFeatures.BucketCount"/>).</param>
/// <param name="Counts">Their weighted counts, all at least 1.</param>
public sealed record BucketCounts(int[] Buckets, int[] Counts);
