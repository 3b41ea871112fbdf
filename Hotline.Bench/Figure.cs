namespace Hotline.Bench;

/// <summary>One thing that was measured.</summary>
/// <param name="Name">What, in Chinese.</param>
/// <param name="Unit">In what unit.</param>
/// <param name="Spread">What the rounds gave.</param>
/// <param name="Aim">What it should be, if anything.</param>
public sealed record Figure(string Name, string Unit, Spread Spread, Aim? Aim = null)
{
    /// <summary>Whether the median meets the aim; null without one.</summary>
    public bool? Met => Aim?.Met(Spread.Median);
}
