namespace Hotline.Classifier;

/// <summary>Makes a model from the project's data, or from anybody's labelled texts.</summary>
public static class Training
{
    /// <summary>Trains on a data folder: categories/, corpus/, lexicon/, lexicon-urgency.tsv.</summary>
    /// <param name="dataDirectory">The folder.</param>
    /// <param name="at">When, for the record; the weights do not depend on it.</param>
    /// <param name="progress">Told of every stage.</param>
    /// <param name="seed">Same data and seed, same model.</param>
    /// <exception cref="CorpusException">The data cannot be used; the message names file and line.</exception>
    public static HotlineModel Train(string dataDirectory, DateTimeOffset at, IProgress<TrainingProgress>? progress = null, int seed = 1)
    {
        progress?.Report(new TrainingProgress("读取语料和词典", 0));
        return Train(TrainingSet.Load(dataDirectory), at, new TrainingOptions { Seed = seed }, progress);
    }

    /// <summary>Trains on a training set.</summary>
    public static HotlineModel Train(TrainingSet set, DateTimeOffset at, TrainingOptions options, IProgress<TrainingProgress>? progress = null)
    {
        var say = LexiconSay((double)set.Examples.Count / Math.Max(1, set.Categories.Count), options);
        IReadOnlyList<Example> examples = say > 0 ? [.. set.Examples, .. set.WordLists()] : set.Examples;
        progress?.Report(new TrainingProgress("提取特征", 0.02));
        var titles = new NormalText[examples.Count];
        var texts = new NormalText[examples.Count];
        var counts = new BucketCounts[examples.Count];
        var wordCounts = new BucketCounts[examples.Count];
        var lexicon = new Lexicon(set.Words);
        Parallel.For(0, examples.Count, options.Effort.Options, i =>
        {
            titles[i] = new NormalText(examples[i].Title);
            texts[i] = new NormalText(examples[i].Text);
            counts[i] = TextFeatures.Count(titles[i], texts[i]);
            wordCounts[i] = lexicon.CountIn(titles[i], texts[i]);
        });
        var real = set.Examples.Count;
        var vocabulary = Vocabulary.Of(counts[..real], wordCounts[..real], lexicon.Count, real < options.RareFrom ? 1 : options.LeastExamples);
        var vectors = new SparseVector[examples.Count];
        Parallel.For(0, examples.Count, options.Effort.Options, i => vectors[i] = vocabulary.Vector(counts[i], wordCounts[i]));

        float[][]? words = null;
        if (LexiconClassifier.Knows(lexicon, set.Categories))
        {
            var byWords = new LexiconClassifier(lexicon, set.Categories);
            words = new float[examples.Count][];
            Parallel.For(0, examples.Count, options.Effort.Options, i => words[i] = byWords.Scores(titles[i], texts[i]));
        }

        var functions = set.Functions.Values.Distinct().Order(StringComparer.Ordinal).ToArray();
        int[] functionOf = [.. set.Categories.Select(c => Array.IndexOf(functions, set.Functions.GetValueOrDefault(c, string.Empty)))];
        var functionWords = words is null || functions.Length == 0 ? null : words.Select(w => LexiconClassifier.Sum(w, functionOf, functions.Length)).ToArray();

        (Head Head, double[]?[] OutOfFold) Learn(
            string stage, double from, double to, Func<Example, string> labelOf, IReadOnlyList<string> labels, float[][]? scores, Func<int, double[], double[]>? beside = null) =>
            new HeadTraining(options with { Folds = real < 2000 ? options.FoldsOfFew : options.Folds }, vectors, vocabulary.Size).Learn(
                [.. examples.Select(labelOf)], labels, [.. examples.Select(e => e.Author)], scores, say, beside,
                part => progress?.Report(new TrainingProgress(stage, from + (part * (to - from)))));

        var (categories, said) = Learn("训练事项分类", 0.05, 0.6, e => e.Category, set.Categories, words);
        var functionHead = Learn("训练承办职能", 0.6, 0.85, set.FunctionOf, functions, functionWords,
            (i, own) => said[i] is { } categoriesSaid ? HotlineModel.Mean(own, categoriesSaid, functionOf) : own).Head;
        var types = Learn("训练诉求类型", 0.85, 0.93, e => e.Type, Distinct(examples, e => e.Type), null).Head;
        var urgencies = Learn("训练紧急程度", 0.93, 0.98, e => e.Urgency, Distinct(examples, e => e.Urgency), null).Head;
        var model = new HotlineModel(at, vocabulary, lexicon, new Lexicon(set.UrgencyWords), categories, [.. set.Categories.Select(c => set.Functions.GetValueOrDefault(c, string.Empty))], functionHead, types, urgencies);
        progress?.Report(new TrainingProgress("完成", 1));
        return model;
    }

    /// <summary>Full up to one number of examples per class, none from another on, in between falling with the logarithm, as learning curves do.</summary>
    internal static double LexiconSay(double perClass, TrainingOptions options)
    {
        if (perClass <= options.LexiconFullTo)
        {
            return options.LexiconSay;
        }

        return perClass >= options.LexiconSilentFrom
            ? 0
            : options.LexiconSay * Math.Log(options.LexiconSilentFrom / perClass) / Math.Log((double)options.LexiconSilentFrom / options.LexiconFullTo);
    }

    private static string[] Distinct(IReadOnlyList<Example> examples, Func<Example, string> label) =>
        [.. examples.Select(label).Where(l => l.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
