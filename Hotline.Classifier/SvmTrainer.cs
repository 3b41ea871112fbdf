namespace Hotline.Classifier;

/// <summary>
/// The built-in trainer: one-vs-rest linear support vector machines, L2-regularised squared hinge, solved by dual coordinate
/// descent with shrinking (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale
/// Linear SVM, ICML 2008, algorithm 3). Eight classes share each visit to an example, for reading its features costs more than
/// reckoning with them; the groups of eight are independent and run in parallel without changing the result.
/// </summary>
/// <param name="C">Price of an error: 2 for clean topics, 0.5 for noisily labelled departments.</param>
/// <param name="NaiveBayes">
/// Scale each feature by how much more often it occurs inside a class than outside (Wang and Manning: Baselines and Bigrams,
/// ACL 2012). Errs elsewhere than the plain machine, so that the average of both is better than either.
/// </param>
/// <param name="MostPasses">Gives up after so many passes over the examples; 30 is plenty.</param>
/// <param name="Gap">A class is done once its projected gradients differ by no more than this.</param>
public sealed partial record SvmTrainer(double C = 2, bool NaiveBayes = false, int MostPasses = 30, double Gap = 0.3) : ITrainer
{
    private const int Lanes = 8;

    private Effort Effort { get; init; } = new();

    /// <inheritdoc/>
    public ITrainer At(Effort effort) => this with { Effort = effort };

    /// <inheritdoc/>
    public string Name => NaiveBayes ? "nbsvm" : "svm";

    /// <inheritdoc/>
    public DenseModel Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features, int classes, int seed) =>
        TrainFolds(examples, labels, new int[examples.Count], 0, features, classes, seed).Whole;

    /// <inheritdoc/>
    /// <remarks>
    /// The whole is solved first; a fold begins with what the whole found for the other examples and needs a few passes only.
    /// Its optimum is the same as from a cold start, for there is but one.
    /// </remarks>
    public (DenseModel Whole, float[][] OutOfFold) TrainFolds(
        IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, IReadOnlyList<int> foldOf, int folds, int features, int classes, int seed)
    {
        var rows = new ExampleRows(examples, labels, features);
        var whole = new DenseModel(new float[classes][], new float[classes]);
        var scores = examples.Select(_ => new float[classes]).ToArray();
        bool[][] known = [.. Enumerable.Range(0, folds).Select(f => rows.FeaturesOf(i => foldOf[i] != f))];
        Parallel.For(0, (classes + Lanes - 1) / Lanes, Effort.Options, group =>
        {
            var first = group * Lanes;
            var problem = new Problem(this, rows, first, classes, seed + group);
            problem.Solve([.. Enumerable.Range(0, examples.Count)]);
            for (var c = first; c < Math.Min(first + Lanes, classes); c++)
            {
                whole.Weights[c] = rows.Lane(problem.Weights, c - first);
                whole.Biases[c] = problem.Bias[c - first];
            }

            for (var f = 0; f < folds; f++)
            {
                Effort.Stop.ThrowIfCancellationRequested();
                var part = problem.Without(foldOf, f);
                part.Solve([.. Enumerable.Range(0, examples.Count).Where(i => foldOf[i] != f)]);
                foreach (var i in Enumerable.Range(0, examples.Count).Where(i => foldOf[i] == f))
                {
                    part.Score(i, known[f], scores[i]);
                }
            }
        });
        return (whole, scores);
    }
}
