namespace Hotline.Classifier;

/// <summary>One of the questions a model answers, for measuring it.</summary>
/// <param name="Head">The part of the model that answers it.</param>
/// <param name="Probabilities">Its answer.</param>
/// <param name="Truth">The right answer.</param>
internal sealed record Question(
    Func<HotlineModel, Head> Head, Func<HotlineModel, Reading, double[]> Probabilities, Func<TrainingSet, Example, string> Truth)
{
    /// <summary>Asks it of every example.</summary>
    public IReadOnlyList<Answer> Ask(HotlineModel model, TrainingSet set, LabelMap map, Effort effort)
    {
        var examples = set.Examples;
        var answers = new Answer[examples.Count];
        var head = Head(model);
        var to = head.Labels.Select(map.Of).ToArray();
        var mapped = to.Any(t => t is null) || !to.SequenceEqual(head.Labels);
        Parallel.For(0, examples.Count, effort.Options, i =>
        {
            var reading = new Reading(model, examples[i].Title, examples[i].Text);
            var probabilities = Probabilities(model, reading);
            var sums = new Dictionary<string, double>();
            for (var c = 0; c < to.Length; c++)
            {
                if (to[c] is { } label)
                {
                    sums[label] = sums.GetValueOrDefault(label) + probabilities[c];
                }
            }

            var ranking = sums.OrderByDescending(s => s.Value).ToArray();
            // The curve was learned for single categories; sums over a map are taken as they are.
            var confidence = ranking.Length == 0 ? 0
                : (mapped ? ranking[0].Value / Math.Max(1e-9, sums.Values.Sum()) : head.Confidence.At(ranking[0].Value)) * reading.Evidence;
            answers[i] = new Answer(Truth(set, examples[i]), [.. ranking.Select(r => r.Key)], confidence);
        });
        return answers;
    }

    /// <exception cref="UsageException">There is no such question.</exception>
    public static Question Named(string name) => name switch
    {
        "category" => new(m => m.CategoryHead, (m, r) => m.CategoryProbabilities(r), (_, e) => e.Category),
        "function" => new(m => m.FunctionHead, (m, r) => m.FunctionProbabilities(r), (s, e) => s.FunctionOf(e)),
        "type" => new(m => m.TypeHead, (m, r) => m.TypeHead.Probabilities(r.Vector, null), (_, e) => e.Type),
        "urgency" => new(m => m.UrgencyHead, (m, r) => m.UrgencyProbabilities(r), (_, e) => e.Urgency),
        _ => throw new UsageException($"不认识的 --head “{name}”，可用：category function type urgency"),
    };
}
