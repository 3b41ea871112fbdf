namespace Hotline.Classifier;

/// <summary>A word of a lexicon found in a text.</summary>
/// <param name="Word">The number of the word.</param>
/// <param name="Start">The first point of the normalised text.</param>
/// <param name="Length">Number of points.</param>
public readonly record struct LexiconMatch(int Word, int Start, int Length);
