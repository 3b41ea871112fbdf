namespace Hotline.Classifier;

/// <summary>Trains and calibrates one head.</summary>
/// <param name="options">Engines, folds, target.</param>
/// <param name="vectors">One per example.</param>
/// <param name="features">Number of features.</param>
internal sealed class HeadTraining(TrainingOptions options, IReadOnlyList<SparseVector> vectors, int features)
{
    /// <summary>Learns the head from the examples that have a label.</summary>
    /// <param name="answers">The label of each example; empty where not known.</param>
    /// <param name="labels">All labels, known or not in the examples.</param>
    /// <param name="batches">The author-batch of each example.</param>
    /// <param name="lexicon">What the lexicon says of each example, or null.</param>
    /// <param name="lexiconShare">How much of the answer is to be the lexicon's.</param>
    /// <param name="report">Told the share that is done.</param>
    public Head Learn(string[] answers, IReadOnlyList<string> labels, string[] batches, float[][]? lexicon, double lexiconShare, Action<double> report)
    {
        var number = labels.Index().ToDictionary(l => l.Item, l => l.Index);
        int[] known = [.. Enumerable.Range(0, answers.Length).Where(i => number.ContainsKey(answers[i]))];
        int[] truth = [.. known.Select(i => number[answers[i]])];
        SparseVector[] rows = [.. known.Select(i => vectors[i])];
        float[][]? words = lexicon is null ? null : [.. known.Select(i => lexicon[i])];
        var share = words is null ? 0 : lexiconShare;
        if (truth.Distinct().Count() < 2)
        {
            return new Head(labels, [], share, 1, Isotonic.Identity, 1);
        }

        var fold = Folds.Assign(truth, [.. known.Select(i => batches[i])], options.Folds, options.Seed);
        ITrainer[] trainers = options.Second is null ? [options.Trainer] : [options.Trainer, options.Second];
        var members = new List<HeadMember>();
        var outOfFold = new List<float[][]>();
        var steps = (double)trainers.Length * (options.Folds + 1);
        foreach (var trainer in trainers)
        {
            var model = LinearModel.Of(trainer.Train(rows, truth, features, labels.Count, options.Seed));
            report((members.Count + outOfFold.Count + 1) / steps);
            var scores = OutOfFold(trainer, rows, truth, fold, labels.Count, f => report(((members.Count * (options.Folds + 1)) + 2 + f) / steps));
            members.Add(new HeadMember(model, Calibration.Temperature(scores, truth)));
            outOfFold.Add(scores);
        }

        var sharpness = words is null ? 1 : Calibration.Temperature(words, truth);
        return Calibrate(labels, members, outOfFold, truth, words, share, sharpness);
    }

    private Head Calibrate(
        IReadOnlyList<string> labels, List<HeadMember> members, List<float[][]> outOfFold, int[] truth, float[][]? words, double share, double sharpness)
    {
        var tops = new double[truth.Length];
        var correct = new bool[truth.Length];
        double[] temperatures = [.. members.Select(m => m.Temperature)];
        for (var i = 0; i < truth.Length; i++)
        {
            var mixed = Head.Mix([.. outOfFold.Select(s => s[i])], temperatures, words?[i], share, sharpness, labels.Count);
            var top = Array.IndexOf(mixed, tops[i] = mixed.Max());
            correct[i] = top == truth[i];
        }

        var curve = Isotonic.Fit(tops, correct);
        var threshold = Calibration.Threshold([.. tops.Select(curve.At)], correct, options.Target);
        return new Head(labels, members, share, sharpness, curve, threshold);
    }

    private float[][] OutOfFold(ITrainer trainer, SparseVector[] rows, int[] truth, int[] fold, int classes, Action<int> report)
    {
        var scores = new float[rows.Length][];
        for (var f = 0; f < options.Folds; f++)
        {
            int[] inside = [.. Enumerable.Range(0, rows.Length).Where(i => fold[i] != f)];
            var dense = trainer.Train([.. inside.Select(i => rows[i])], [.. inside.Select(i => truth[i])], features, classes, options.Seed);
            var model = LinearModel.Of(dense);
            Parallel.For(0, rows.Length, i =>
            {
                if (fold[i] == f)
                {
                    scores[i] = model.Scores(rows[i]);
                }
            });
            report(f);
        }

        return scores;
    }
}
