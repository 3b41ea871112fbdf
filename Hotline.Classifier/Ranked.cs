namespace Hotline.Classifier;

/// <summary>A label and how probable it is.</summary>
/// <param name="Label">A category code, an appeal type, an urgency — as the corpus writes it.</param>
/// <param name="Probability">From 0 to 1; those of one list sum to 1.</param>
public sealed record Ranked(string Label, double Probability);
