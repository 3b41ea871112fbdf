namespace Hotline.Domain.Tickets;

/// <summary>Whether the lead may reply only when every co-operating unit has given its part; a city's choice, for some time.</summary>
/// <param name="Asked">Whether it must wait.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds.</param>
public sealed record PartRule(bool Asked, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether the two hold on a common day.</summary>
    public bool Overlaps(PartRule other) => ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}
