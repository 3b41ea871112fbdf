using System.Globalization;

namespace Hotline.Bench;

/// <summary>What a figure should be at most, or at least.</summary>
/// <param name="Limit">In the figure's unit.</param>
/// <param name="AtLeast">More is better.</param>
public sealed record Aim(double Limit, bool AtLeast)
{
    /// <summary>Not more than this.</summary>
    public static Aim Most(double limit) => new(limit, false);

    /// <summary>Not less than this.</summary>
    public static Aim Least(double limit) => new(limit, true);

    /// <summary>Whether a value meets it.</summary>
    public bool Met(double value) => AtLeast ? value >= Limit : value <= Limit;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? '≥' : '≤')} {Limit:#,0.##}");
}
