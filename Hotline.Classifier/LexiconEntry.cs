namespace Hotline.Classifier;

/// <summary>One line of a lexicon.</summary>
/// <param name="Code">What the word speaks for: a category of two or four digits, or an urgency.</param>
/// <param name="Word">The word.</param>
/// <param name="Weight">How strongly; above 0, 1 is ordinary. In the urgency lexicon: how much the log-odds rise.</param>
public sealed record LexiconEntry(string Code, string Word, double Weight);

/// <summary>A word of a lexicon found in a text.</summary>
/// <param name="Word">The number of the word.</param>
/// <param name="Start">The first point of the normalised text.</param>
/// <param name="Length">Number of points.</param>
public readonly record struct LexiconMatch(int Word, int Start, int Length);
