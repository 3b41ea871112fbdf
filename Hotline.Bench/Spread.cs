namespace Hotline.Bench;

/// <summary>What several rounds gave: the one in the middle, the least and the most.</summary>
public sealed record Spread(double Median, double Least, double Most, int Rounds)
{
    /// <summary>Of at least one round.</summary>
    /// <exception cref="ArgumentException">There was none.</exception>
    public static Spread Of(params IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There was no round.", nameof(rounds));
        }

        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1], sorted.Length);
    }

    /// <summary>The nearest-rank percentile: the smallest value that at least this share of all do not exceed. It is one that was measured, never one in between.</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <param name="share">Above 0, at most 1; 0.95 is the 95th percentile.</param>
    /// <exception cref="ArgumentException">There is no value, or no such share.</exception>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0 || share is not (> 0 and <= 1))
        {
            throw new ArgumentException("There is no such percentile.", nameof(values));
        }

        // 0.95 × 100 is a little more than 95 in binary; its rank is 95 all the same.
        return sorted[(int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1];
    }
}
