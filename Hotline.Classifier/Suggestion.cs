namespace Hotline.Classifier;

/// <summary>What the model proposes for an appeal. A person decides.</summary>
/// <param name="Categories">All second-level categories, the most probable first.</param>
/// <param name="Confidence">Calibrated probability that the first category is right.</param>
/// <param name="Unsure">True where the confidence is below the model's threshold: show the first three as equals.</param>
/// <param name="Functions">Handling functions, the most probable first; none where the training data named none.</param>
/// <param name="FunctionConfidence">Calibrated probability that the first function is right.</param>
/// <param name="Types">Appeal types, the most probable first.</param>
/// <param name="Urgencies">Urgencies, the most probable first.</param>
/// <param name="Words">The places that spoke most for the first category, the strongest first.</param>
/// <param name="ModelVersion">Which model said so.</param>
public sealed record Suggestion(
    IReadOnlyList<Ranked> Categories,
    double Confidence,
    bool Unsure,
    IReadOnlyList<Ranked> Functions,
    double FunctionConfidence,
    IReadOnlyList<Ranked> Types,
    IReadOnlyList<Ranked> Urgencies,
    IReadOnlyList<DecidingWord> Words,
    string ModelVersion);
