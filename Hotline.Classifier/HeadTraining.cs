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
    /// <param name="authors">The author of each example; empty for one that is taught but never held out.</param>
    /// <param name="lexicon">What the lexicon says of each example, or null.</param>
    /// <param name="say">How much the lexicon may say: 1 all that out-of-fold likelihood grants it, 0 nothing.</param>
    /// <param name="beside">A second opinion on each example, out of fold, that is averaged in wherever the head is asked; null for none.</param>
    /// <param name="report">Told the share that is done.</param>
    /// <returns>The head, and for each example its answer out of fold; null where it was not asked.</returns>
    public (Head Head, double[]?[] OutOfFold) Learn(
        string[] answers, IReadOnlyList<string> labels, string[] authors, float[][]? lexicon, double say, Func<int, double[], double[]>? beside, Action<double> report)
    {
        var number = labels.Index().ToDictionary(l => l.Item, l => l.Index);
        int[] known = [.. Enumerable.Range(0, answers.Length).Where(i => number.ContainsKey(answers[i]))];
        int[] truth = [.. known.Select(i => number[answers[i]])];
        SparseVector[] rows = [.. known.Select(i => vectors[i])];
        float[][]? words = lexicon is null || say == 0 ? null : [.. known.Select(i => lexicon[i])];
        if (truth.Distinct().Count() < 2)
        {
            return (new Head(labels, [], 1, lexicon is null ? 0 : 1, Isotonic.Identity, Reliability.None, 1), new double[answers.Length][]); // nothing to learn from: the lexicon alone
        }

        var fold = Deal(truth, [.. known.Select(i => authors[i])]);
        int[] asked = [.. Enumerable.Range(0, fold.Length).Where(i => fold[i] >= 0)];
        int[] askedTruth = [.. asked.Select(i => truth[i])];
        ITrainer[] trainers = options.Second is null || known.Length < options.SecondFrom * truth.Distinct().Count() ? [options.Trainer] : [options.Trainer, options.Second];
        var members = new List<HeadMember>();
        var outOfFold = new List<float[][]>();
        foreach (var trainer in trainers)
        {
            options.Effort.Stop.ThrowIfCancellationRequested();
            var (whole, scores) = trainer.At(options.Effort).TrainFolds(rows, truth, fold, options.Folds, features, labels.Count, options.Seed);
            float[][] held = [.. asked.Select(i => scores[i])];
            members.Add(new HeadMember(LinearModel.Of(whole), Calibration.Temperature(held, askedTruth)));
            outOfFold.Add(held);
            report((double)members.Count / trainers.Length);
        }

        var (head, said) = Calibrate(
            labels, members, outOfFold, askedTruth, words is null ? null : [.. asked.Select(i => words[i])], say,
            beside is null ? null : (place, answer) => beside(known[asked[place]], answer));
        var all = new double[]?[answers.Length];
        foreach (var (place, i) in asked.Index())
        {
            all[known[i]] = said[place];
        }

        return (head, all);
    }

    private int[] Deal(int[] truth, string[] authors)
    {
        var fold = new int[truth.Length];
        Array.Fill(fold, -1);
        int[] asked = [.. Enumerable.Range(0, truth.Length).Where(i => authors[i].Length > 0)];
        var dealt = Folds.Assign([.. asked.Select(i => truth[i])], [.. asked.Select(i => authors[i])], options.Folds, options.Seed);
        foreach (var (place, i) in asked.Index())
        {
            fold[i] = dealt[place];
        }

        return fold;
    }

    private (Head Head, double[][] Said) Calibrate(
        IReadOnlyList<string> labels, List<HeadMember> members, List<float[][]> outOfFold, int[] truth, float[][]? words, double say, Func<int, double[], double[]>? beside)
    {
        double[] temperatures = [.. members.Select(m => m.Temperature)];
        var answers = new double[truth.Length][];
        for (var i = 0; i < truth.Length; i++)
        {
            answers[i] = Head.Average([.. outOfFold.Select(s => s[i])], temperatures, labels.Count);
        }

        var (modelPower, lexiconPower) = words is null ? (1, 0) : Calibration.Powers(answers, words, truth, say);
        var tops = new double[truth.Length];
        var correct = new bool[truth.Length];
        for (var i = 0; i < truth.Length; i++)
        {
            var own = words is null ? answers[i] : Head.Multiply(answers[i], words[i], modelPower, lexiconPower);
            var answer = answers[i] = beside is null ? own : beside(i, own);
            correct[i] = Array.IndexOf(answer, tops[i] = answer.Max()) == truth[i];
        }

        var curve = Isotonic.Fit(tops, correct);
        var reliability = Reliability.Of([.. tops.Select(curve.At)], correct);
        return (new Head(labels, members, modelPower, lexiconPower, curve, reliability, reliability.ThresholdFor(options.Target)), answers);
    }
}
