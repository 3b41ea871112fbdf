using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class CalibrationTests
{
    [Fact]
    public void The_curve_never_falls_and_stays_a_probability()
    {
        var random = new Random(5);
        var probabilities = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).ToArray();
        var correct = probabilities.Select(p => random.NextDouble() < p * p).ToArray();
        var curve = Isotonic.Fit(probabilities, correct);
        var outputs = Enumerable.Range(-5, 112).Select(i => curve.At(i / 100.0)).ToArray();
        Assert.All(outputs, o => Assert.InRange(o, 0, 1));
        Assert.Equal(outputs.Order(), outputs);
        Assert.Equal(0.25, curve.At(0.5), 0.12);
        Assert.True(curve.At(1) < 1, "nobody is ever quite sure");
    }

    [Fact]
    public void Violators_are_pooled()
    {
        // 16 right below 16 wrong: the only rising fit is their mean.
        var curve = Isotonic.Fit([.. Enumerable.Range(0, 32).Select(i => i / 32.0)], [.. Enumerable.Range(0, 32).Select(i => i < 16)]);
        Assert.Equal([0.5], curve.Outputs);
        Assert.Equal(0.5, curve.At(0.9), 9);
    }

    [Fact]
    public void Too_few_examples_change_nothing() =>
        Assert.Equal(0.7, Isotonic.Fit([0.1, 0.9], [false, true]).At(0.7), 9);

    [Fact]
    public void The_temperature_recovers_the_one_that_made_the_labels()
    {
        var random = new Random(11);
        float[][] scores = [.. Enumerable.Range(0, 4000).Select(_ => Enumerable.Range(0, 3).Select(_ => (float)random.NextDouble() * 2).ToArray())];
        int[] labels = [.. scores.Select(s => Draw(Calibration.Softmax(s, 0.3), random.NextDouble()))];
        Assert.Equal(0.3, Calibration.Temperature(scores, labels), 0.03);
    }

    [Fact]
    public void Softmax_survives_great_scores()
    {
        var p = Calibration.Softmax([1e6f, 0f, -1e6f], 0.01);
        Assert.Equal([1, 0, 0], p);
    }

    [Fact]
    public void The_threshold_is_the_lowest_that_keeps_the_promise()
    {
        double[] confidences = [0.9, 0.8, 0.7, 0.6, 0.5];
        Assert.Equal(0.8, Reliability.Of(confidences, [true, true, false, false, true]).ThresholdFor(0.9));
        Assert.Equal(0.5, Reliability.Of(confidences, [true, true, false, true, true]).ThresholdFor(0.75));
        Assert.Equal(1, Reliability.Of(confidences, [false, true, true, true, true]).ThresholdFor(0.9));
    }

    private static int Draw(double[] probabilities, double at)
    {
        var c = 0;
        while (c < probabilities.Length - 1 && at >= probabilities[c])
        {
            at -= probabilities[c++];
        }

        return c;
    }
}
