using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class EvaluationTests
{
    //            answered: a   b   c
    // truth a (4):         3   1   0
    // truth b (3):         1   2   0
    // truth c (1):         0   1   0
    private static readonly Evaluation Result = new(
    [
        A("a", 0.95, "a", "b", "c", "d"), A("a", 0.95, "a", "b", "c", "d"), A("a", 0.85, "a", "b", "c", "d"), A("a", 0.45, "b", "a", "c", "d"),
        A("b", 0.45, "a", "c", "d", "b"), A("b", 0.75, "b", "a", "c", "d"), A("b", 0.75, "b", "a", "c", "d"),
        A("c", 0.55, "b", "c", "a", "d"),
    ]);

    [Fact]
    public void Accuracy_is_the_share_of_right_first_labels()
    {
        Assert.Equal(5 / 8.0, Result.Accuracy, 9);
        Assert.Equal(Math.Sqrt(5 / 8.0 * 3 / 8.0 / 8), Result.AccuracyError, 9);
    }

    [Fact]
    public void F1_weighs_every_label_alike()
    {
        Assert.Equal(2 * 3 / (4.0 + 4), Result.F1("a"), 9);
        Assert.Equal(2 * 2 / (3.0 + 4), Result.F1("b"), 9);
        Assert.Equal(0, Result.F1("c"));
        Assert.Equal(((6 / 8.0) + (4 / 7.0) + 0) / 3, Result.MacroF1, 9);
    }

    [Fact]
    public void Top_3_and_coverage()
    {
        Assert.Equal(7 / 8.0, Result.Top3, 9);
        Assert.Equal(1, Result.AccuracyAtCoverage(0.5), 9);     // the 4 surest
        Assert.Equal(5 / 6.0, Result.AccuracyAtCoverage(0.75), 9); // the 6 surest: one of them c → b
        Assert.Equal(5 / 8.0, Result.AccuracyAtCoverage(1), 9);
    }

    [Fact]
    public void The_calibration_error_compares_confidence_with_truth_bin_by_bin()
    {
        // 15 bins: .95 .95 | .85 | .75 .75 | .55 | .45 .45
        var expected = (Math.Abs(1.9 - 2) + Math.Abs(0.85 - 1) + Math.Abs(1.5 - 2) + 0.55 + 0.9) / 8;
        Assert.Equal(expected, Result.CalibrationError, 9);
    }

    [Fact]
    public void Confusion_counts_truth_against_answer()
    {
        Assert.Equal(3, Result.Count("a", "a"));
        Assert.Equal(1, Result.Count("c", "b"));
        Assert.Equal(0, Result.Count("b", "c"));
        Assert.Equal([("a", "b", 1), ("b", "a", 1), ("c", "b", 1)], Result.Confusions(9));
    }

    private static Answer A(string truth, double confidence, params string[] ranking) => new(truth, ranking, confidence);
}
