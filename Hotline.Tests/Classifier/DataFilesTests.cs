using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

/// <summary>The files in data/ that the classifier reads.</summary>
public sealed class DataFilesTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_line_can_be_read_and_every_code_exists()
    {
        var problems = new List<CorpusProblem>();
        var categories = Corpus.ReadCategories(Path.Combine(Root, "data", "categories", "categories.tsv"), problems).ToHashSet();
        Corpus.Read(Path.Combine(Root, "data", "corpus"), categories, problems);
        Corpus.ReadLexicon(Path.Combine(Root, "data", "lexicon"), categories, problems);
        Assert.Empty(problems);
        Assert.True(categories.Count >= 120);
    }

    [Fact]
    public void The_corpus_and_the_lexicon_are_large_enough_to_begin_with()
    {
        var set = TrainingSet.Load(Path.Combine(Root, "data"));
        Assert.True(set.Examples.Count >= 2000, $"{set.Examples.Count} complaints");
        Assert.All(set.Categories, c => Assert.True(set.Examples.Count(e => e.Category == c) >= 10, c));
        Assert.All(set.Categories, c => Assert.True(set.Examples.Where(e => e.Category == c).DistinctBy(e => e.Author).Count() >= 2, c));
        Assert.All(set.Categories, c => Assert.True(set.Words.Count(w => w.Code == c) >= 30, c));
        Assert.All(set.Categories.GroupBy(c => c[..2]), f => Assert.True(set.Words.Count(w => w.Code.StartsWith(f.Key, StringComparison.Ordinal)) >= 150, f.Key));
        Assert.All(set.Categories, c => Assert.True(set.Functions.ContainsKey(c), c));
    }

    [Fact]
    public void Words_of_danger_name_an_urgency()
    {
        var problems = new List<CorpusProblem>();
        var words = Corpus.ReadUrgencyLexicon(Path.Combine(Root, "data", "lexicon-urgency.tsv"), problems);
        Assert.Empty(problems);
        Assert.Contains(words, w => w is { Word: "燃气泄漏", Code: "critical" });
        Assert.All(words, w => Assert.Contains(w.Code, new[] { "normal", "urgent", "critical" }));
        Assert.Equal(words.Count, words.DistinctBy(w => w.Word).Count());
    }

    [Fact]
    public void The_map_of_topics_can_be_read()
    {
        var map = LabelMap.Read(Path.Combine(Root, "data", "evaluation", "petition-topics.map"));
        Assert.Equal("劳动和社会保障", map.Of("0801"));
        Assert.Equal("环境保护", map.Of("0401")); // the longer code wins over its family
        Assert.Equal("城乡建设", map.Of("0403"));
        Assert.Null(map.Of("9999"));
    }

    /// <summary>On real complaints where they lie beside the repository, on the project's own few where they do not.</summary>
    [Fact]
    public void Real_complaints_are_sorted_well()
    {
        var file = Path.Combine(Root, "..", "shared", "data", "petitions-labelled.tsv");
        if (!File.Exists(file))
        {
            Assert.Equal("0108", TinyData.Model.Suggest("路灯", "村口的路灯坏了").Categories[0].Label);
            return;
        }

        var examples = Corpus.ReadLabelled(file, []);
        var model = Training.Train(TrainingSet.Of([.. examples.Where((_, i) => i % 4 != 0)], []), TinyData.At, new TrainingOptions { Folds = 2 });
        var result = new Evaluation([.. examples.Where((_, i) => i % 4 == 0).Select(e =>
        {
            var s = model.Suggest(e.Title, e.Text);
            return new Answer(e.Category, [.. s.Categories.Select(c => c.Label)], s.Confidence);
        })]);
        Assert.InRange(result.MacroF1, 0.915, 1);
        Assert.InRange(result.AccuracyAtCoverage(0.8), 0.965, 1);
        Assert.InRange(result.CalibrationError, 0, 0.03);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hotline.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
