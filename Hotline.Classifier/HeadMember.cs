namespace Hotline.Classifier;

/// <summary>A linear model and the temperature that makes its margins probabilities.</summary>
/// <param name="Model">Weights.</param>
/// <param name="Temperature">Above 0.</param>
public sealed record HeadMember(LinearModel Model, double Temperature);
