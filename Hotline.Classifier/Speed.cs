namespace Hotline.Classifier;

/// <summary>Takes the time of training, loading, ranking and suggesting: for the tool's <c>bench</c> and for the project's benchmark.</summary>
internal sealed class Speed(TimeProvider clock)
{
    public (HotlineModel Model, TimeSpan Took) Train(TrainingSet set, TrainingOptions options)
    {
        var at = clock.GetTimestamp();
        var model = Training.Train(set, clock.GetUtcNow(), options);
        return (model, clock.GetElapsedTime(at));
    }

    public (HotlineModel Model, TimeSpan Took) Load(string path)
    {
        var at = clock.GetTimestamp();
        var model = HotlineModel.Load(path);
        return (model, clock.GetElapsedTime(at));
    }

    /// <summary>The bare ranking of categories, from the raw text.</summary>
    public Pace Rank(HotlineModel model, IReadOnlyList<Example> texts, TimeSpan atLeast) =>
        Ask(texts, e => model.CategoryProbabilities(new Reading(model, e.Title, e.Text)), atLeast);

    /// <summary>All that a person is shown: three rankings, confidence, the words that decided.</summary>
    public Pace Suggest(HotlineModel model, IReadOnlyList<Example> texts, TimeSpan atLeast) => Ask(texts, e => model.Suggest(e.Title, e.Text), atLeast);

    // Whole passes only: long and short texts are not equally frequent at every place of a file.
    private Pace Ask(IReadOnlyList<Example> texts, Action<Example> act, TimeSpan atLeast)
    {
        var began = clock.GetTimestamp();
        var (count, longest) = (0, TimeSpan.Zero);
        while (count == 0 || clock.GetElapsedTime(began) < atLeast)
        {
            foreach (var example in texts)
            {
                var one = clock.GetTimestamp();
                act(example);
                count++;
                longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, clock.GetElapsedTime(one).Ticks));
            }
        }

        return new Pace(count, clock.GetElapsedTime(began), longest);
    }
}
