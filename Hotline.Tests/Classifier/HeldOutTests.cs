using System.Globalization;
using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class HeldOutTests
{
    [Fact]
    public void About_one_batch_in_eight_is_held_out_and_always_the_same()
    {
        var numbers = Enumerable.Range(0, 8000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(numbers.Count(HeldOut.Holds), 900, 1100);
        Assert.Equal(["a7", "b2", "b4", "c1"], new[] { "a1", "a7", "b1", "b2", "b3", "b4", "c1" }.Where(HeldOut.Holds));
    }

    [Fact]
    public void What_has_no_batch_is_taught() => Assert.False(HeldOut.Holds(""));

    [Fact]
    public void Nothing_is_both_taught_and_asked_and_nothing_is_lost()
    {
        var set = TrainingSet.Of([.. Enumerable.Range(0, 400).Select(i => new Example($"{i}", $"a{i / 4}", i % 2 == 0 ? "x" : "y", "", "", "", $"第{i}条"))], []);
        var (taught, asked) = HeldOut.Split(set);
        Assert.NotEmpty(asked.Examples);
        Assert.Empty(taught.Examples.Select(e => e.Batch).Intersect(asked.Examples.Select(e => e.Batch)));
        Assert.Equal(set.Examples.Count, taught.Examples.Count + asked.Examples.Count);
        Assert.Equal(set.Categories, taught.Categories);
    }

    [Theory]
    [InlineData(0.81, 0.9, 5, 4, Verdict.Better)]
    [InlineData(0.80, 0.9, 5, 4, Verdict.MacroF1NotHigher)]
    [InlineData(0.81, 0.89, 5, 4, Verdict.FunctionsWorse)]
    [InlineData(0.81, 0.9, 4, 4, Verdict.PairsNotWon)]
    public void Only_what_is_better_in_all_three_takes_over(double macroF1, double functions, int won, int lost, Verdict verdict) =>
        Assert.Equal(verdict, Contest.Judge(Worth(macroF1, functions), Worth(0.80, 0.9), won, lost));

    [Fact]
    public void Where_nothing_is_asked_nobody_wins() => Assert.Equal(Verdict.NothingAsked, Contest.Judge(Worth(0.81, 0.9) with { Rows = 0 }, Worth(0.80, 0.9), 5, 4));

    [Fact]
    public void A_model_draws_with_itself()
    {
        using var data = new TinyData();
        var contest = Contest.Hold(TinyData.Model, TinyData.Model, TrainingSet.Load(data.Folder), new Effort());
        Assert.Equal((Verdict.Same, 0, 0), (contest.Verdict, contest.Won, contest.Lost));
        Assert.Equal(contest.Champion, contest.Challenger);
    }

    [Fact]
    public void A_training_that_was_stopped_ends()
    {
        using var data = new TinyData();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Training.Train(TrainingSet.Load(data.Folder), TinyData.At, new TrainingOptions { Effort = Effort.Gentle(stop.Token) }));
    }

    [Fact]
    public void An_example_without_a_known_function_teaches_none()
    {
        var set = TrainingSet.Of([new Example("1", "1", "x", "", "", "", "t") { Function = Example.NoFunction }], []) with { Functions = new Dictionary<string, string> { ["x"] = "f" } };
        Assert.DoesNotContain(set.FunctionOf(set.Examples[0]), set.Functions.Values);
    }

    private static Figures Worth(double macroF1, double functions) => new(100, 0.8, 0.04, macroF1, 0.9, 0.9, 0.85, 0.02, 100, functions);
}
