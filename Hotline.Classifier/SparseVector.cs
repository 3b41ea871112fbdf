namespace Hotline.Classifier;

/// <summary>One example as the trainers and the predictor see it.</summary>
/// <param name="Indices">Distinct features in [0, <see cref="Vocabulary.Size"/>), in no particular order.</param>
/// <param name="Values">Their weights; see <see cref="Vocabulary"/>.</param>
public sealed record SparseVector(int[] Indices, float[] Values);
