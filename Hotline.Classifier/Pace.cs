namespace Hotline.Classifier;

/// <summary>How fast texts were read.</summary>
/// <param name="Count">Number of texts.</param>
/// <param name="Elapsed">For all of them.</param>
/// <param name="Longest">For the slowest one.</param>
internal readonly record struct Pace(int Count, TimeSpan Elapsed, TimeSpan Longest)
{
    public double PerSecond => Count / Elapsed.TotalSeconds;
}
