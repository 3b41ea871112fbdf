namespace Hotline.Classifier;

/// <summary>A label and how probable it is.</summary>
/// <param name="Label">A category code, an appeal type, an urgency — as the corpus writes it.</param>
/// <param name="Probability">From 0 to 1; those of one list sum to 1.</param>
public sealed record Ranked(string Label, double Probability);

/// <summary>One place in the text that spoke for the proposal.</summary>
/// <param name="Start">Offset in UTF-16 units in the original title or text.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Word">What stands there.</param>
/// <param name="Weight">Its share of all that spoke for the proposal, above 0, at most 1.</param>
/// <param name="InTitle">True if the offset counts in the title, false if in the text.</param>
public sealed record DecidingWord(int Start, int Length, string Word, double Weight, bool InTitle);

/// <summary>What the model proposes for an appeal. A person decides.</summary>
/// <param name="Categories">All second-level categories, the most probable first.</param>
/// <param name="Confidence">Calibrated probability that the first category is right.</param>
/// <param name="Unsure">True where the confidence is below the model's threshold: show the first three as equals.</param>
/// <param name="Types">Appeal types, the most probable first.</param>
/// <param name="Urgencies">Urgencies, the most probable first.</param>
/// <param name="Words">The places that spoke most for the first category, the strongest first.</param>
/// <param name="ModelVersion">Which model said so.</param>
public sealed record Suggestion(
    IReadOnlyList<Ranked> Categories,
    double Confidence,
    bool Unsure,
    IReadOnlyList<Ranked> Types,
    IReadOnlyList<Ranked> Urgencies,
    IReadOnlyList<DecidingWord> Words,
    string ModelVersion);
