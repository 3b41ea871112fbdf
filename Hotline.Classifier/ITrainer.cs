namespace Hotline.Classifier;

/// <summary>
/// Learns one linear function per class from sparse vectors. Every trainer gets the same features and gives the same kind
/// of model, so that prediction, explanation and the model file know nothing of trainers.
/// </summary>
public interface ITrainer
{
    /// <summary>The name by which the command line chooses it: <c>svm</c>, <c>nbsvm</c>, <c>mlnet</c>.</summary>
    string Name { get; }

    /// <summary>The same trainer, working so hard; one that cannot be held back is itself.</summary>
    ITrainer At(Effort effort) => this;

    /// <summary>Learns; the same examples and seed give the same model.</summary>
    /// <param name="examples">Vectors as <see cref="Vocabulary"/> makes them.</param>
    /// <param name="labels">For each example its class in [0, <paramref name="classes"/>).</param>
    /// <param name="features">Number of features.</param>
    /// <param name="classes">Number of classes; one without examples gets weights of zero and a bias of −1.</param>
    /// <param name="seed">Fixes the order of visits.</param>
    DenseModel Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features, int classes, int seed);

    /// <summary>Learns the whole, and scores each example by a model that has not seen its fold: what calibration is learned from.</summary>
    /// <param name="examples">Vectors.</param>
    /// <param name="labels">For each example its class.</param>
    /// <param name="foldOf">For each example its fold in [0, <paramref name="folds"/>).</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="seed">Fixes the order of visits.</param>
    (DenseModel Whole, float[][] OutOfFold) TrainFolds(
        IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, IReadOnlyList<int> foldOf, int folds, int features, int classes, int seed)
    {
        var scores = new float[examples.Count][];
        for (var fold = 0; fold < folds; fold++)
        {
            int[] inside = [.. Enumerable.Range(0, examples.Count).Where(i => foldOf[i] != fold)];
            var model = LinearModel.Of(Train([.. inside.Select(i => examples[i])], [.. inside.Select(i => labels[i])], features, classes, seed));
            foreach (var i in Enumerable.Range(0, examples.Count).Where(i => foldOf[i] == fold))
            {
                scores[i] = model.Scores(examples[i]);
            }
        }

        return (Train(examples, labels, features, classes, seed), scores);
    }
}
