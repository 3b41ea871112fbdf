namespace Hotline.Domain.Routing;

/// <summary>How bold the machine may be, and when it learns. A city sets it; it is no rule of law.</summary>
/// <param name="ProposePrecision">One unit alone is proposed only where at least this share of such proposals is right, in [0.5, 0.99]; null = as the model was made.</param>
/// <param name="Retrain">When a new model is trained by itself; null = never.</param>
public sealed record RoutingSettings(double? ProposePrecision, RetrainTimes? Retrain = null)
{
    /// <summary>The lowest precision a city may ask for.</summary>
    public const double LowestPrecision = 0.5;

    /// <summary>The highest.</summary>
    public const double HighestPrecision = 0.99;

    /// <summary>Where the machine may dispatch alone; the past and the future too.</summary>
    public IReadOnlyList<AutoDispatchRule> AutoDispatch { get; init; } = [];

    /// <summary>What holds for a category on a day; null: a person dispatches.</summary>
    public AutoDispatchRule? AutoDispatchIn(CategoryCode category, DateOnly day) => AutoDispatch.FirstOrDefault(r => r.Category == category && r.InForce(day));
}
