namespace Hotline.Classifier;

/// <summary>What a model was worth on a set of examples; of categories, where nothing else is said.</summary>
/// <param name="Rows">Examples asked.</param>
/// <param name="Accuracy">Share of right first categories.</param>
/// <param name="StandardError">Of that share.</param>
/// <param name="MacroF1">Mean of the categories' F1.</param>
/// <param name="Top3">Share with the right category among the first three.</param>
/// <param name="Coverage80">Accuracy on the surest 80 %.</param>
/// <param name="Coverage90">Accuracy on the surest 90 %.</param>
/// <param name="CalibrationError">Mean distance of confidence and accuracy.</param>
/// <param name="FunctionRows">Examples whose handling function is known.</param>
/// <param name="FunctionAccuracy">Share of right first functions among them.</param>
public sealed record Figures(
    int Rows, double Accuracy, double StandardError, double MacroF1, double Top3, double Coverage80, double Coverage90, double CalibrationError,
    int FunctionRows, double FunctionAccuracy)
{
    /// <summary>Measures a model.</summary>
    public static Figures Of(HotlineModel model, TrainingSet asked, Effort effort) => Of(Answers(model, asked, effort), FunctionAnswers(model, asked, effort));

    internal static IReadOnlyList<Answer> Answers(HotlineModel model, TrainingSet asked, Effort effort) =>
        Question.Named("category").Ask(model, asked, LabelMap.Identity, effort);

    internal static IReadOnlyList<Answer> FunctionAnswers(HotlineModel model, TrainingSet asked, Effort effort)
    {
        var known = asked.Functions.Values.ToHashSet();
        return Question.Named("function").Ask(model, asked with { Examples = [.. asked.Examples.Where(e => known.Contains(asked.FunctionOf(e)))] }, LabelMap.Identity, effort);
    }

    internal static Figures Of(IReadOnlyList<Answer> categories, IReadOnlyList<Answer> functions)
    {
        var (c, f) = (new Evaluation(categories), new Evaluation(functions));
        return new Figures(
            c.Rows, c.Accuracy, c.AccuracyError, c.MacroF1, c.Top3, c.AccuracyAtCoverage(0.8), c.AccuracyAtCoverage(0.9), c.CalibrationError, f.Rows, f.Accuracy);
    }
}
