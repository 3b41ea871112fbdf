using Hotline.Domain.Performance;

namespace Hotline.Web.Routing;

/// <summary>How the machine's dispatches of the last days in one category ended.</summary>
/// <param name="Dispatched">All of them.</param>
/// <param name="Recalled">Undone by a person.</param>
/// <param name="Redirected">Sent to another unit by a person.</param>
/// <param name="Returned">Sent to another unit because the unit was right to return it.</param>
public sealed record MachineTally(int Dispatched, int Recalled, int Redirected, int Returned)
{
    /// <summary>None yet.</summary>
    public static readonly MachineTally None = new(0, 0, 0, 0);

    /// <summary>How many a person undid.</summary>
    public int Wrong => Recalled + Redirected + Returned;

    /// <summary>The share that nobody undid; null where there was none.</summary>
    public double? Precision => Undisputed.Rate;

    /// <summary>The lower end of the interval around that share: what so few cases prove.</summary>
    public double? AtLeast => Undisputed.Interval?.Low;

    private Proportion Undisputed => new(Dispatched - Wrong, Dispatched);

    /// <summary>Observed to be worse than the city asks for.</summary>
    public bool Below(double floor) => Precision < floor;
}
