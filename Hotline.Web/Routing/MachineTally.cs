namespace Hotline.Web.Routing;

/// <summary>How the machine's dispatches of the last days in one category ended.</summary>
/// <param name="Dispatched">All of them.</param>
/// <param name="Recalled">Undone by a person.</param>
/// <param name="Redirected">Sent to another unit by a person.</param>
/// <param name="Returned">Sent to another unit because the unit was right to return it.</param>
public sealed record MachineTally(int Dispatched, int Recalled, int Redirected, int Returned)
{
    // 95 %, two-sided.
    private const double z = 1.96;

    /// <summary>None yet.</summary>
    public static readonly MachineTally None = new(0, 0, 0, 0);

    /// <summary>How many a person undid.</summary>
    public int Wrong => Recalled + Redirected + Returned;

    /// <summary>The share that nobody undid; null where there was none.</summary>
    public double? Precision => Dispatched == 0 ? null : 1 - ((double)Wrong / Dispatched);

    /// <summary>Wilson's lower bound of that share: what so few cases prove.</summary>
    public double? AtLeast
    {
        get
        {
            if (Precision is not { } share)
            {
                return null;
            }

            double n = Dispatched;
            return Math.Max(0, (share + (z * z / (2 * n)) - (z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n))))) / (1 + (z * z / n)));
        }
    }

    /// <summary>Observed to be worse than the city asks for.</summary>
    public bool Below(double floor) => Precision < floor;
}
