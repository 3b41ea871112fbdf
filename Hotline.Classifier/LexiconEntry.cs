namespace Hotline.Classifier;

/// <summary>One line of a lexicon.</summary>
/// <param name="Code">What the word speaks for: a category of two or four digits, or an urgency.</param>
/// <param name="Word">The word.</param>
/// <param name="Weight">How strongly; above 0, 1 is ordinary. In the urgency lexicon: how much the log-odds rise.</param>
public sealed record LexiconEntry(string Code, string Word, double Weight);
