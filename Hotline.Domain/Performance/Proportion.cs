namespace Hotline.Domain.Performance;

/// <summary>So many of so many. A rate is never shown without the two numbers behind it.</summary>
/// <param name="Part">The numerator.</param>
/// <param name="Whole">The denominator.</param>
public readonly record struct Proportion(long Part, long Whole)
{
    // The 97.5 % quantile of the normal distribution: five in a hundred intervals miss, half of them on either side.
    private const double z = 1.959963984540054;

    /// <summary>Part of the whole, 0–1; null where there is nothing to count.</summary>
    public double? Rate => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>Where the true rate lies with 95 % confidence (Wilson's score interval: honest for small samples and at 0 and 1, where the usual ± collapses). Null where there is nothing to count.</summary>
    public (double Low, double High)? Interval
    {
        get
        {
            if (Rate is not { } rate)
            {
                return null;
            }

            var spread = 1 + z * z / Whole;
            var middle = (rate + z * z / (2.0 * Whole)) / spread;
            var half = z * Math.Sqrt(rate * (1 - rate) / Whole + z * z / (4.0 * Whole * Whole)) / spread;
            return (Part == 0 ? 0 : Math.Max(0, middle - half), Part == Whole ? 1 : Math.Min(1, middle + half));
        }
    }
}
