namespace Hotline.Classifier;

/// <summary>
/// A trained model: text in, ranked labels with calibrated probabilities and the words that decided out. Immutable, so any
/// number of threads may ask it at once.
/// </summary>
public sealed class HotlineModel
{
    private readonly LexiconClassifier? _words;
    private readonly int[] _functionOf;

    internal HotlineModel(DateTimeOffset trainedAt, Vocabulary vocabulary, Lexicon lexicon, Lexicon urgencyLexicon, Head categories, IReadOnlyList<string> functionsOfCategories, Head functions, Head types, Head urgencies, string? version = null)
    {
        TrainedAt = trainedAt;
        Vocabulary = vocabulary;
        Lexicon = lexicon;
        UrgencyLexicon = urgencyLexicon;
        CategoryHead = categories;
        CategoryFunctions = functionsOfCategories;
        FunctionHead = functions;
        _functionOf = [.. functionsOfCategories.Select(f => functions.Labels.ToList().IndexOf(f))];
        TypeHead = types;
        UrgencyHead = urgencies;
        _words = LexiconClassifier.Knows(lexicon, categories.Labels) ? new LexiconClassifier(lexicon, categories.Labels) : null;
        Version = version ?? ModelFile.VersionOf(this);
    }

    /// <summary>Short hash of everything that decides an answer; the same data and seed give the same version.</summary>
    public string Version { get; }

    /// <summary>When it was trained, as the caller of the training said.</summary>
    public DateTimeOffset TrainedAt { get; }

    /// <summary>The lowest confidence in a category from which on so large a share of the proposals was right out of fold; 1 if none suffices.</summary>
    /// <param name="precision">In (0, 1).</param>
    public double ThresholdFor(double precision) => CategoryHead.Reliability.ThresholdFor(precision);

    /// <summary>The same for handling functions, and so for units.</summary>
    /// <param name="precision">In (0, 1).</param>
    public double FunctionThresholdFor(double precision) => FunctionHead.Reliability.ThresholdFor(precision);

    /// <summary>The share of all texts whose category was named with at least that confidence out of fold.</summary>
    public double CoverageAt(double confidence) => CategoryHead.Reliability.CoverageAt(confidence);

    /// <summary>The same for handling functions, and so for units.</summary>
    public double FunctionCoverageAt(double confidence) => FunctionHead.Reliability.CoverageAt(confidence);

    /// <summary>The confidence below which <see cref="Suggestion.Unsure"/> is set.</summary>
    public double Threshold => CategoryHead.Threshold;

    /// <summary>The confidence in a function, and so in a unit, below which the model abstains from naming one.</summary>
    public double FunctionThreshold => FunctionHead.Threshold;

    /// <summary>Number of examples it learned from.</summary>
    public int Examples => Vocabulary.Examples;

    /// <summary>How many linear models answer together when the category is asked: 0 the lexicon alone, 1 the machine, 2 the second engine too.</summary>
    public int Engines => CategoryHead.Members.Count;

    internal Vocabulary Vocabulary { get; }

    internal Lexicon Lexicon { get; }

    internal Lexicon UrgencyLexicon { get; }

    internal Head CategoryHead { get; }

    /// <summary>For each category of the head its handling function; empty where none is known.</summary>
    internal IReadOnlyList<string> CategoryFunctions { get; }

    internal Head FunctionHead { get; }

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
        var byCategory = CategoryProbabilities(reading);
        var categories = Rank(CategoryHead.Labels, byCategory);
        var functions = Rank(FunctionHead.Labels, FunctionProbabilities(reading, byCategory));
        var confidence = Confidence(CategoryHead, categories, reading);
        var sureOfFunction = Confidence(FunctionHead, functions, reading);
        return new Suggestion(
            categories,
            confidence,
            confidence < CategoryHead.Threshold,
            functions,
            sureOfFunction,
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

    /// <summary>The same for handling functions.</summary>
    internal double[] FunctionProbabilities(Reading reading) => FunctionProbabilities(reading, CategoryProbabilities(reading));

    /// <summary>Half what the function head says, half what the categories of a function get together: they err elsewhere.</summary>
    internal static double[] Mean(double[] functions, double[] categories, int[] functionOf)
    {
        var mean = functions.Select(p => p / 2).ToArray();
        for (var c = 0; c < categories.Length; c++)
        {
            if (functionOf[c] >= 0)
            {
                mean[functionOf[c]] += categories[c] / 2;
            }
        }

        return mean;
    }

    private double[] FunctionProbabilities(Reading reading, double[] categories) =>
        Mean(FunctionHead.Probabilities(reading.Vector, FunctionHead.LexiconPower > 0 ? Summed(_words?.Scores(reading.Title, reading.Text)) : null), categories, _functionOf);

    // What the lexicon says of a function is what it says of its categories together.
    private float[]? Summed(float[]? words) => words is null ? null : LexiconClassifier.Sum(words, _functionOf, FunctionHead.Labels.Count);

    private static double Confidence(Head head, IReadOnlyList<Ranked> ranked, Reading reading) =>
        ranked.Count == 0 ? 0 : head.Confidence.At(ranked[0].Probability) * reading.Evidence;

    // Danger is rare in any corpus, so words that everybody knows to be dangerous raise the odds by what the safety
    // lexicon says: probability × e^weight, and normed again. A title is no more dangerous than a text.
    internal double[] UrgencyProbabilities(Reading reading)
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
