namespace Hotline.Classifier;

/// <summary>Everything a model is made of.</summary>
/// <param name="Examples">Labelled appeals.</param>
/// <param name="Categories">The labels to be ranked, with or without examples.</param>
/// <param name="Words">The lexicon: features of every head, and a voice of its own where its codes are categories. May be empty.</param>
/// <param name="UrgencyWords">The safety lexicon; may be empty.</param>
public sealed record TrainingSet(
    IReadOnlyList<Example> Examples,
    IReadOnlyList<string> Categories,
    IReadOnlyList<LexiconEntry> Words,
    IReadOnlyList<LexiconEntry> UrgencyWords)
{
    private const int ListsPerCategory = 3;

    /// <summary>The handling function of each category; empty for other people's labels.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; init; } = new Dictionary<string, string>();

    /// <summary>The handling function of an example: its own, or else its category's; empty where neither is known.</summary>
    public string FunctionOf(Example example) =>
        example.Function.Length > 0 ? example.Function : Functions.GetValueOrDefault(example.Category, string.Empty);

    /// <summary>Reads categories/, corpus/, lexicon/ and lexicon-urgency.tsv of a data folder.</summary>
    /// <exception cref="CorpusException">Something in it is wrong, or there is nothing to learn from.</exception>
    public static TrainingSet Load(string dataDirectory)
    {
        var problems = new List<CorpusProblem>();
        var categories = Corpus.ReadCategories(Path.Combine(dataDirectory, "categories", "categories.tsv"), problems);
        var functions = Corpus.ReadFunctions(Path.Combine(dataDirectory, "categories", "categories.tsv"), problems);
        var known = categories.ToHashSet();
        var examples = Corpus.Read(Path.Combine(dataDirectory, "corpus"), known, problems);
        var words = Corpus.ReadLexicon(Path.Combine(dataDirectory, "lexicon"), known, problems);
        var urgencyWords = Corpus.ReadUrgencyLexicon(Path.Combine(dataDirectory, "lexicon-urgency.tsv"), problems);
        if (problems.Count == 0 && examples.Count == 0 && words.Count == 0)
        {
            problems.Add(new CorpusProblem(Path.Combine(dataDirectory, "corpus"), 1, "没有语料也没有词典"));
        }

        return problems.Count > 0 ? throw new CorpusException(problems) : new TrainingSet(examples, categories, words, urgencyWords) { Functions = functions };
    }

    /// <summary>A training set of anybody's labelled texts, with the words of a lexicon as features; their codes need not be the labels.</summary>
    public static TrainingSet Of(IReadOnlyList<Example> examples, IReadOnlyList<LexiconEntry> words) =>
        new(examples, [.. examples.Select(e => e.Category).Distinct().Order(StringComparer.Ordinal)], words, []);

    /// <summary>
    /// The lexicon as examples that are taught and never asked: for each category its words in three lists. Where there are some
    /// fifteen real examples of a category, they make three points of accuracy with authors never read before.
    /// </summary>
    internal IEnumerable<Example> WordLists() =>
        from category in Categories
        let words = Words.Where(w => w.Code == category).Select(w => w.Word).ToArray()
        where words.Length >= ListsPerCategory
        from list in Enumerable.Range(0, ListsPerCategory)
        select new Example(
            $"{category}/{list}", string.Empty, category, string.Empty, string.Empty, string.Empty,
            string.Join('，', words.Where((_, i) => i % ListsPerCategory == list)));
}
