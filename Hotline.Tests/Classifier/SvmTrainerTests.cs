using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class SvmTrainerTests
{
    private static readonly SparseVector[] Rows = [.. Enumerable.Range(0, 60).Select(i => (i % 3) switch
    {
        0 => Unit((0, 1f), (3, 0.1f * (i % 7))),
        1 => Unit((1, 1f), (3, 0.1f * (i % 5))),
        _ => Unit((2, 1f), (0, 0.2f), (3, 0.1f * (i % 4))),
    })];

    private static readonly int[] Labels = [.. Enumerable.Range(0, 60).Select(i => i % 3)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Finds_a_boundary_between_separable_classes(bool naiveBayes)
    {
        var model = LinearModel.Of(new SvmTrainer(C: 10, NaiveBayes: naiveBayes).Train(Rows, Labels, 4, 3, seed: 1));
        for (var i = 0; i < Rows.Length; i++)
        {
            var scores = model.Scores(Rows[i]);
            Assert.Equal(Labels[i], Array.IndexOf(scores, scores.Max()));
            Assert.True(scores[Labels[i]] > 0, "the right side of its own boundary");
        }
    }

    [Fact]
    public void The_solution_is_stationary()
    {
        // At the optimum of ½|w|² + C Σ max(0, 1 − y(w·x + b))², with the bias inside the norm, the gradient vanishes.
        const double C = 1.5;
        int[] labels = [.. Labels.Select(l => l == 0 ? 0 : 1)];
        SparseVector[] rows = [.. Rows.Where((_, i) => i % 3 != 2)];
        labels = [.. labels.Where((_, i) => i % 3 != 2)];
        var dense = new SvmTrainer(C, MostPasses: 5000, Gap: 1e-5).Train(rows, labels, 4, 2, seed: 1);
        var gradient = new double[5];
        for (var v = 0; v < 4; v++)
        {
            gradient[v] = dense.Weights[0][v];
        }

        gradient[4] = dense.Biases[0];
        for (var i = 0; i < rows.Length; i++)
        {
            var y = labels[i] == 0 ? 1.0 : -1.0;
            var score = dense.Biases[0] + rows[i].Indices.Zip(rows[i].Values).Sum(p => dense.Weights[0][p.First] * p.Second);
            var slack = Math.Max(0, 1 - (y * score));
            foreach (var (index, value) in rows[i].Indices.Zip(rows[i].Values).Append((4, 1f)))
            {
                gradient[index] -= 2 * C * slack * y * value;
            }
        }

        Assert.All(gradient, g => Assert.InRange(g, -1e-3, 1e-3));
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        var one = new SvmTrainer().Train(Rows, Labels, 4, 3, seed: 7);
        var two = new SvmTrainer().Train(Rows, Labels, 4, 3, seed: 7);
        Assert.Equal(one.Biases, two.Biases);
        Assert.Equal(one.Weights.SelectMany(w => w), two.Weights.SelectMany(w => w));
    }

    [Fact]
    public void A_class_without_examples_is_never_proposed()
    {
        var model = new SvmTrainer().Train(Rows, Labels, 4, 5, seed: 1);
        Assert.Equal(-1f, model.Biases[4]);
        Assert.All(model.Weights[4], w => Assert.Equal(0f, w));
    }

    [Fact]
    public void Rounding_to_eight_bits_moves_a_score_by_less_than_a_hundredth()
    {
        var random = new Random(3);
        var dense = new DenseModel([.. Enumerable.Range(0, 13).Select(_ => Enumerable.Range(0, 50).Select(_ => (float)random.NextDouble() - 0.5f).ToArray())], new float[13]);
        var x = Unit([.. Enumerable.Range(0, 50).Select(i => (i, (float)random.NextDouble()))]);
        var scores = LinearModel.Of(dense).Scores(x);
        for (var c = 0; c < 13; c++)
        {
            Assert.Equal(x.Indices.Zip(x.Values).Sum(p => dense.Weights[c][p.First] * p.Second), scores[c], 0.01f);
        }
    }

    private static SparseVector Unit(params (int Index, float Value)[] entries)
    {
        entries = [.. entries.Where(e => e.Value != 0)];
        var length = (float)Math.Sqrt(entries.Sum(e => e.Value * e.Value));
        return new SparseVector([.. entries.Select(e => e.Index)], [.. entries.Select(e => e.Value / length)]);
    }
}
