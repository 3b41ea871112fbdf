namespace Hotline.Domain.Routing;

/// <summary>How bold the machine may be, and when it learns. A city sets it; it is no rule of law.</summary>
/// <param name="ProposePrecision">One unit alone is proposed only where at least this share of such proposals is right, in [0.5, 0.99]; null = as the model was made.</param>
/// <param name="Retrain">When a new model is trained by itself; null = never.</param>
public sealed record RoutingSettings(double? ProposePrecision, RetrainTimes? Retrain = null);
