namespace Hotline.Classifier;

/// <summary>One place in the text that spoke for the proposal.</summary>
/// <param name="Start">Offset in UTF-16 units in the original title or text.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Word">What stands there.</param>
/// <param name="Weight">Its share of all that spoke for the proposal, above 0, at most 1.</param>
/// <param name="InTitle">True if the offset counts in the title, false if in the text.</param>
public sealed record DecidingWord(int Start, int Length, string Word, double Weight, bool InTitle);
