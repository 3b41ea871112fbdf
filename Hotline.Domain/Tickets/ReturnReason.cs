namespace Hotline.Domain.Tickets;

/// <summary>退单理由, one of the city's list.</summary>
/// <param name="Code">Natural key, kept on the request.</param>
/// <param name="Name">What people read.</param>
/// <param name="ValidFrom">First day on which it may be chosen.</param>
/// <param name="ValidTo">Last day; null while it may.</param>
public sealed record ReturnReason(string Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it may be chosen on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Whether the unit's leader approves a kind of request before it reaches the centre; a city's choice, for some time.</summary>
/// <param name="Kind">Which requests.</param>
/// <param name="Asked">Whether approval is asked for.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds.</param>
public sealed record LeaderRule(UnitRequestKind Kind, bool Asked, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether the two hold on a common day.</summary>
    public bool Overlaps(LeaderRule other) =>
        Kind == other.Kind && ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (ValidTo ?? DateOnly.MaxValue);
}
