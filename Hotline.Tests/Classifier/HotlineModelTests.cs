using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class HotlineModelTests
{
    [Theory]
    [InlineData("路灯", "我们村口的路灯坏了好几天", "0108")]
    [InlineData("欠薪", "老板拖欠工资三个月不发", "0801")]
    [InlineData("", "酒吧噪音太大，吵得老人睡不着", "0506")]
    public void Proposes_the_category(string title, string text, string code)
    {
        var suggestion = TinyData.Model.Suggest(title, text);
        Assert.Equal(code, suggestion.Categories[0].Label);
        Assert.Equal(["0108", "0506", "0801", "1604", "1607"], suggestion.Categories.Select(c => c.Label).Order());
        Assert.Equal(1, suggestion.Categories.Sum(c => c.Probability), 6);
        Assert.Equal(suggestion.Categories.OrderByDescending(c => c.Probability), suggestion.Categories);
        Assert.Equal(TinyData.Model.Version, suggestion.ModelVersion);
    }

    [Fact]
    public void Without_a_single_example_the_lexicon_answers()
    {
        using var data = new TinyData();
        var set = TrainingSet.Load(data.Folder) with { Examples = [] };
        var model = Training.Train(set, TinyData.At, new TrainingOptions());
        var suggestion = model.Suggest("快递丢失", "快递员把包裹弄丢了");
        Assert.Equal("1607", suggestion.Categories[0].Label);
        Assert.True(suggestion.Confidence > 0.5);
        Assert.Contains(suggestion.Words, w => w.Word == "包裹");
        Assert.Empty(suggestion.Types);
        Assert.Equal(0, model.Suggest("", "").Confidence, 9);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "喂")]
    [InlineData("???", "asdf qwerty 12345")]
    [InlineData("\uD842", "\uFFFF\0")]
    public void Does_not_pretend_to_know(string title, string text)
    {
        var suggestion = TinyData.Model.Suggest(title, text);
        Assert.True(suggestion.Unsure);
        Assert.InRange(suggestion.Confidence, 0, 0.3);
        Assert.Equal(5, suggestion.Categories.Count);
    }

    [Fact]
    public void Endless_texts_do_no_harm()
    {
        foreach (var text in new[] { new string('路', 100_000), new string('a', 100_000), string.Concat(Enumerable.Repeat("拖欠工资", 20_000)) })
        {
            Assert.Equal(5, TinyData.Model.Suggest(text, text).Categories.Count);
        }
    }

    [Fact]
    public void Words_of_danger_make_it_critical()
    {
        Assert.Equal("normal", TinyData.Model.Suggest("电梯", "电梯坏了请派人来修").Urgencies[0].Label);
        Assert.Equal("critical", TinyData.Model.Suggest("电梯", "电梯坏了有人被困请派人来").Urgencies[0].Label);
    }

    [Fact]
    public void Explanations_point_at_the_words()
    {
        const string Title = "工地拖欠工资";
        const string Text = "你好，③号工地的老板一直拖欠工资𠮷不发，请尽快处理。";
        var words = TinyData.Model.Suggest(Title, Text).Words;
        Assert.Contains(words, w => w is { InTitle: true, Word: "拖欠工资" or "工地拖欠工资" });
        Assert.Contains(words, w => w is { InTitle: false } && w.Word.Contains("工资", StringComparison.Ordinal));
        Assert.All(words, w => Assert.Equal(w.Word, (w.InTitle ? Title : Text).Substring(w.Start, w.Length)));
        Assert.All(words, w => Assert.InRange(w.Weight, 0.0001, 1));
        Assert.True(words.DistinctBy(w => w.Word).Sum(w => w.Weight) <= 1.000001);
        Assert.Equal(words.OrderByDescending(w => w.Weight).Select(w => w.Weight), words.Select(w => w.Weight));
        Assert.DoesNotContain(words, w => w.Word.Contains('的', StringComparison.Ordinal) || w.Word.Contains('，', StringComparison.Ordinal));
        Assert.Empty(TinyData.Model.Explain(Title, Text, "4711"));
        Assert.NotEqual(words, TinyData.Model.Explain(Title, Text, "0108"));
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_model_whenever_it_is_trained()
    {
        using var data = new TinyData();
        var again = Training.Train(data.Folder, TinyData.At.AddDays(1));
        Assert.Equal(TinyData.Model.Version, again.Version);
        data.Write("lexicon/u.tsv", "code\tword\tweight\n1607\t丢件\t3\n");
        Assert.NotEqual(again.Version, Training.Train(data.Folder, TinyData.At).Version);
    }

    [Fact]
    public void Training_reports_progress_that_never_falls()
    {
        using var data = new TinyData();
        var reports = new Reports();
        Training.Train(data.Folder, TinyData.At, reports);
        Assert.Equal(reports.Fractions.Order(), reports.Fractions);
        Assert.Equal(1, reports.Fractions[^1]);
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var alone = TinyData.Model.Suggest("路灯", "路灯坏了好几天没人修");
        Parallel.For(0, 200, _ =>
        {
            var together = TinyData.Model.Suggest("路灯", "路灯坏了好几天没人修");
            Assert.Equal(alone.Categories, together.Categories);
            Assert.Equal(alone.Words, together.Words);
        });
    }

    [Fact]
    public void The_second_engine_is_averaged_in()
    {
        using var data = new TinyData();
        var set = TrainingSet.Load(data.Folder);
        var model = Training.Train(set, TinyData.At, new TrainingOptions { SecondFrom = 1 });
        Assert.Equal(2, model.CategoryHead.Members.Count);
        Assert.Equal("0801", model.Suggest("欠薪", "老板拖欠工资三个月不发").Categories[0].Label);
    }

    [Fact]
    public void The_second_engine_waits_for_examples() => Assert.Single(TinyData.Model.CategoryHead.Members);

    [Fact]
    public void The_lexicon_falls_silent_as_examples_grow()
    {
        var options = new TrainingOptions { LexiconSay = 1 };
        Assert.Equal(1, Training.LexiconSay(150, options));
        Assert.InRange(Training.LexiconSay(300, options), 0.3, 0.9);
        Assert.Equal(0, Training.LexiconSay(700, options));
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<double> Fractions { get; } = [];

        public void Report(TrainingProgress value) => Fractions.Add(value.Fraction);
    }
}
