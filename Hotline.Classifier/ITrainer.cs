namespace Hotline.Classifier;

/// <summary>
/// Learns one linear function per class from sparse vectors. Every trainer gets the same features and gives the same kind
/// of model, so that prediction, explanation and the model file know nothing of trainers.
/// </summary>
public interface ITrainer
{
    /// <summary>The name by which the command line chooses it: <c>svm</c>, <c>mlnet</c>.</summary>
    string Name { get; }

    /// <summary>Learns; the same examples and seed give the same model.</summary>
    /// <param name="examples">Vectors of length 1.</param>
    /// <param name="labels">For each example its class in [0, <paramref name="classes"/>).</param>
    /// <param name="features">Number of features.</param>
    /// <param name="classes">Number of classes; one without examples gets weights of zero and a bias of −1.</param>
    /// <param name="seed">Fixes the order of visits.</param>
    DenseModel Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features, int classes, int seed);
}
