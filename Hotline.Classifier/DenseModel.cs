namespace Hotline.Classifier;

/// <summary>What a trainer hands over: the score of class c is <c>Weights[c] · x + Biases[c]</c>, a margin, not a probability.</summary>
/// <param name="Weights">One row per class, one column per feature.</param>
/// <param name="Biases">One per class.</param>
public sealed record DenseModel(float[][] Weights, float[] Biases);
