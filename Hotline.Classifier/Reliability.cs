namespace Hotline.Classifier;

/// <summary>How often proposals of at least a confidence were right, out of fold: what a threshold is chosen from.</summary>
/// <param name="Confidences">Falling.</param>
/// <param name="Precisions">For each, the share of right answers among the proposals at least as sure.</param>
/// <param name="Coverages">For each, the share of all proposals that are at least as sure.</param>
public sealed record Reliability(double[] Confidences, double[] Precisions, double[] Coverages)
{
    private const int MostPoints = 200;

    /// <summary>Nothing is known.</summary>
    public static Reliability None { get; } = new([], [], []);

    /// <summary>Measures it.</summary>
    public static Reliability Of(IReadOnlyList<double> confidences, IReadOnlyList<bool> correct)
    {
        int[] order = [.. Enumerable.Range(0, confidences.Count).OrderByDescending(i => confidences[i])];
        var points = new List<(double Confidence, double Precision, double Coverage)>();
        var right = 0;
        for (var n = 1; n <= order.Length; n++)
        {
            right += correct[order[n - 1]] ? 1 : 0;
            var lastOfEquals = n == order.Length || confidences[order[n]] < confidences[order[n - 1]];
            if (lastOfEquals && (points.Count == 0 || n == order.Length || n >= (points[^1].Coverage + (1.0 / MostPoints)) * order.Length))
            {
                points.Add((confidences[order[n - 1]], (double)right / n, (double)n / order.Length));
            }
        }

        return new Reliability([.. points.Select(p => p.Confidence)], [.. points.Select(p => p.Precision)], [.. points.Select(p => p.Coverage)]);
    }

    /// <summary>
    /// The lowest confidence from which on at least <paramref name="precision"/> (+ one point, for what looks good out of fold
    /// is a little worse in life) of the proposals were right; 1 if no confidence suffices.
    /// </summary>
    public double ThresholdFor(double precision)
    {
        var last = Array.FindLastIndex(Precisions, p => p >= precision + 0.01);
        return last < 0 ? 1 : Confidences[last];
    }

    /// <summary>The share of proposals that were at least so sure.</summary>
    public double CoverageAt(double confidence)
    {
        var last = Array.FindLastIndex(Confidences, c => c >= confidence);
        return last < 0 ? 0 : Coverages[last];
    }
}
