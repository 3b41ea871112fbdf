namespace Hotline.Classifier;

/// <summary>Figures of merit over a set of answers.</summary>
public sealed class Evaluation
{
    private const int Bins = 15;

    private readonly IReadOnlyList<Answer> _answers;
    private readonly Answer[] _surestFirst;

    /// <param name="answers">At least one.</param>
    public Evaluation(IReadOnlyList<Answer> answers)
    {
        _answers = answers;
        _surestFirst = [.. answers.OrderByDescending(a => a.Confidence)];
        Labels = [.. answers.Select(a => a.Truth).Concat(answers.Select(a => a.Ranking.FirstOrDefault() ?? string.Empty)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All labels that occur as truth or as answer.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of answers.</summary>
    public int Rows => _answers.Count;

    /// <summary>Share of right first labels.</summary>
    public double Accuracy => Mean(_answers.Count(a => a.Correct), Rows);

    /// <summary>Standard error of the accuracy (binomial).</summary>
    public double AccuracyError => Rows == 0 ? 0 : Math.Sqrt(Accuracy * (1 - Accuracy) / Rows);

    /// <summary>Unweighted mean of the labels' F1, over the labels that occur as truth.</summary>
    public double MacroF1 => _answers.Select(a => a.Truth).Distinct().Select(F1).DefaultIfEmpty(0).Average();

    /// <summary>Share of answers with the truth among the first three.</summary>
    public double Top3 => Mean(_answers.Count(a => a.Ranking.Take(3).Contains(a.Truth)), Rows);

    /// <summary>Expected calibration error: mean distance of confidence and accuracy in 15 bins of equal width (Guo et al. 2017).</summary>
    public double CalibrationError =>
        _answers.GroupBy(a => Math.Min(Bins - 1, (int)(a.Confidence * Bins)))
            .Sum(bin => Math.Abs(bin.Sum(a => a.Confidence) - bin.Count(a => a.Correct))) / Math.Max(1, Rows);

    /// <summary>Accuracy on the surest <paramref name="share"/> of the answers.</summary>
    public double AccuracyAtCoverage(double share)
    {
        var count = (int)Math.Ceiling(share * Rows);
        return Mean(_surestFirst.Take(count).Count(a => a.Correct), count);
    }

    /// <summary>Precision, recall and harmonic mean of one label.</summary>
    public double F1(string label)
    {
        var hits = Count(label, label);
        var asked = _answers.Count(a => a.Truth == label);
        var given = _answers.Count(a => a.Ranking.Count > 0 && a.Ranking[0] == label);
        return asked + given == 0 ? 0 : 2.0 * hits / (asked + given);
    }

    /// <summary>How often the truth was <paramref name="truth"/> and the first label <paramref name="answer"/>.</summary>
    public int Count(string truth, string answer) => _answers.Count(a => a.Truth == truth && a.Ranking.Count > 0 && a.Ranking[0] == answer);

    /// <summary>The most frequent confusions, the worst first.</summary>
    public IReadOnlyList<(string Truth, string Answer, int Count)> Confusions(int most) =>
        [.. _answers.Where(a => !a.Correct && a.Ranking.Count > 0).GroupBy(a => (a.Truth, Answer: a.Ranking[0]))
            .Select(g => (g.Key.Truth, g.Key.Answer, g.Count())).OrderByDescending(c => c.Item3)
            .ThenBy(c => c.Truth, StringComparer.Ordinal).ThenBy(c => c.Answer, StringComparer.Ordinal).Take(most)];

    private static double Mean(int count, int of) => of == 0 ? 0 : (double)count / of;
}
