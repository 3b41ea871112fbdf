namespace Hotline.Classifier;

/// <summary>How far a training run has come.</summary>
/// <param name="Stage">What it is at, in Chinese, for people.</param>
/// <param name="Fraction">Share of the whole that is done, from 0 to 1, never falling.</param>
public sealed record TrainingProgress(string Stage, double Fraction);
