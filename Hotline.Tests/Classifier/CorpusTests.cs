using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class CorpusTests : IDisposable
{
    private const string Header = "id\tbatch\tstyle\tcategory\ttype\turgency\ttitle\ttext\n";

    private readonly TinyData _data = new();

    [Fact]
    public void Every_bad_line_is_named_with_its_file()
    {
        var path = _data.Write("corpus/u-1.tsv", Header
            + "x1\tb\tcitizen\t0108\thelp\tnormal\t灯\t路灯坏了\n"
            + "x2\tb\tcitizen\t9999\thelp\tnormal\t灯\t路灯坏了\n"
            + "\n"
            + "x3\tb\tcitizen\t0108\thelp\tnormal\t灯\t\n"
            + "x4\tb\tcitizen\t0108\n"
            + "x1\tb\tcitizen\t0108\thelp\tnormal\t灯\t又坏了\n");
        var e = Assert.Throws<CorpusException>(() => TrainingSet.Load(_data.Folder));
        Assert.Equal([(path, 3), (path, 5), (path, 6), (path, 7)], e.Problems.Select(p => (p.File, p.Line)));
        Assert.Contains("9999", e.Message, StringComparison.Ordinal);
        Assert.Contains($"{path}:3", e.Message, StringComparison.Ordinal);
        Assert.Contains($"{path}:2", e.Problems[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Labelled_texts_are_read_by_column_name_and_quotes_are_plain()
    {
        var problems = new List<CorpusProblem>();
        var file = _data.Write("l.tsv", "\uFEFFsplit\ttext\tlabel\tmore\r\ntrain\t他说\"不管\t市政\tx\r\ntest\t\t环保\r\n");
        var example = Assert.Single(Corpus.ReadLabelled(file, problems));
        Assert.Equal(("市政", string.Empty, "他说\"不管"), (example.Category, example.Title, example.Text));
        Assert.Equal(3, Assert.Single(problems).Line);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var e = Assert.Throws<CorpusException>(() => Corpus.ReadLabelled(_data.Write("l.tsv", "title\ttext\na\tb\n"), []));
        Assert.Contains("label", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0108\t灯\t-1")]
    [InlineData("0108\t灯\tviel")]
    [InlineData("0108\t\t1")]
    [InlineData("7777\t灯\t1")]
    public void A_bad_word_is_named(string line)
    {
        var path = _data.Write("lexicon/u.tsv", $"code\tword\tweight\n{line}\n");
        var e = Assert.Throws<CorpusException>(() => TrainingSet.Load(_data.Folder));
        Assert.Equal((path, 2), (e.Problems[0].File, e.Problems[0].Line));
    }

    [Fact]
    public void One_author_batch_of_a_category_stays_in_one_fold()
    {
        int[] labels = [0, 0, 0, 0, 1, 1, 1, 1];
        string[] batches = ["p", "p", "q", "q", "p", "p", "p", "p"];
        var fold = Folds.Assign(labels, batches, 2, seed: 1);
        Assert.Equal(fold[0], fold[1]);
        Assert.Equal(fold[2], fold[3]);
        Assert.NotEqual(fold[0], fold[2]);
        Assert.Equal(2, fold[4..].Count(f => f == 0)); // a single batch must be divided all the same
    }

    public void Dispose() => _data.Dispose();
}
