namespace Hotline.Classifier;

/// <summary>One of the questions a model answers, for measuring it.</summary>
/// <param name="Head">The part of the model that answers it.</param>
/// <param name="Probabilities">Its answer.</param>
/// <param name="Truth">The right answer.</param>
internal sealed record Question(
    Func<HotlineModel, Head> Head, Func<HotlineModel, Reading, double[]> Probabilities, Func<TrainingSet, Example, string> Truth)
{
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
