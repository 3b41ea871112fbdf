namespace Hotline.Domain.Routing;

/// <summary>自动派单, one permission: in this category the machine may dispatch alone what it is sure enough of. Without one a person decides (个人信息保护法 art. 24).</summary>
/// <param name="Category">Second-level category.</param>
/// <param name="Floor">At least this share of such dispatches must have been right out of fold, in [0.90, 0.999].</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it holds.</param>
/// <param name="Reason">Why the city allows it, and why it ended.</param>
public sealed record AutoDispatchRule(CategoryCode Category, double Floor, DateOnly ValidFrom, DateOnly? ValidTo, string Reason)
{
    /// <summary>The lowest floor a city may set.</summary>
    public const double LowestFloor = 0.90;

    /// <summary>The highest: nobody has measured more.</summary>
    public const double HighestFloor = 0.999;

    /// <summary>Whether it holds on that day.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether the two hold on a common day.</summary>
    public bool Overlaps(AutoDispatchRule other) =>
        Category == other.Category && (ValidTo is null || other.ValidFrom <= ValidTo) && (other.ValidTo is null || ValidFrom <= other.ValidTo);
}
