namespace Hotline.Classifier;

/// <summary>
/// A trained model: text in, ranked labels with calibrated probabilities and the words that decided out. Immutable, so any
/// number of threads may ask it at once.
/// </summary>
public sealed class HotlineModel
{
    private readonly LexiconClassifier? _words;

    internal HotlineModel(DateTimeOffset trainedAt, Vocabulary vocabulary, Lexicon lexicon, Lexicon urgencyLexicon, Head categories, Head types, Head urgencies, string? version = null)
    {
        TrainedAt = trainedAt;
        Vocabulary = vocabulary;
        Lexicon = lexicon;
        UrgencyLexicon = urgencyLexicon;
        CategoryHead = categories;
        TypeHead = types;
        UrgencyHead = urgencies;
        _words = LexiconClassifier.Knows(lexicon, categories.Labels) ? new LexiconClassifier(lexicon, categories.Labels) : null;
        Version = version ?? ModelFile.VersionOf(this);
    }

    /// <summary>Short hash of everything that decides an answer; the same data and seed give the same version.</summary>
    public string Version { get; }

    /// <summary>When it was trained, as the caller of the training said.</summary>
    public DateTimeOffset TrainedAt { get; }

    /// <summary>The confidence below which <see cref="Suggestion.Unsure"/> is set.</summary>
    public double Threshold => CategoryHead.Threshold;

    /// <summary>Number of examples it learned from.</summary>
    public int Examples => Vocabulary.Examples;

    internal Vocabulary Vocabulary { get; }

    internal Lexicon Lexicon { get; }

    internal Lexicon UrgencyLexicon { get; }

    internal Head CategoryHead { get; }

    internal Head TypeHead { get; }

    internal Head UrgencyHead { get; }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="ModelFileException">It is missing, damaged, of another version, or no model at all.</exception>
    public static HotlineModel Load(string path) => ModelFile.Load(path);

    /// <summary>Writes the model file, whole or not at all.</summary>
    public void Save(string path) => ModelFile.Save(this, path);

    /// <summary>
    /// Ranks categories, types and urgencies. Never fails; of an empty or meaningless text it says, with a confidence near
    /// nothing, that it cannot tell.
    /// </summary>
    public Suggestion Suggest(string title, string text)
    {
        var reading = new Reading(this, title, text);
        var categories = Rank(CategoryHead.Labels, CategoryProbabilities(reading));
        var confidence = categories.Count == 0 ? 0 : CategoryHead.Confidence.At(categories[0].Probability) * reading.Evidence;
        return new Suggestion(
            categories,
            confidence,
            confidence < CategoryHead.Threshold,
            Rank(TypeHead.Labels, TypeHead.Probabilities(reading.Vector, null)),
            Rank(UrgencyHead.Labels, UrgencyProbabilities(reading)),
            categories.Count == 0 ? [] : Explanation.Of(this, reading, categories[0].Label),
            Version);
    }

    /// <summary>The places that speak for a category, the strongest first; none if the category is unknown.</summary>
    public IReadOnlyList<DecidingWord> Explain(string title, string text, string categoryCode) =>
        Explanation.Of(this, new Reading(this, title, text), categoryCode);

    /// <summary>Probabilities of all categories in the order of the head's labels, without ranking and explaining.</summary>
    internal double[] CategoryProbabilities(Reading reading) =>
        CategoryHead.Probabilities(reading.Vector, CategoryHead.LexiconPower > 0 ? _words?.Scores(reading.Title, reading.Text) : null);

    // Danger is rare in any corpus, so words that everybody knows to be dangerous raise the odds by what the safety
    // lexicon says: probability × e^weight, and normed again. A title is no more dangerous than a text.
    private double[] UrgencyProbabilities(Reading reading)
    {
        var probabilities = UrgencyHead.Probabilities(reading.Vector, null);
        if (UrgencyLexicon.Count == 0 || probabilities.Length == 0)
        {
            return probabilities;
        }

        var raised = UrgencyLexicon.Score([], UrgencyLexicon.Matches(reading.Title).Concat(UrgencyLexicon.Matches(reading.Text)));
        for (var c = 0; c < probabilities.Length; c++)
        {
            probabilities[c] *= Math.Exp(Math.Min(raised.GetValueOrDefault(UrgencyHead.Labels[c]), 30));
        }

        var sum = probabilities.Sum();
        return [.. probabilities.Select(p => p / sum)];
    }

    private static List<Ranked> Rank(IReadOnlyList<string> labels, double[] probabilities) =>
        [.. labels.Select((label, c) => new Ranked(label, probabilities[c])).OrderByDescending(r => r.Probability)];
}
