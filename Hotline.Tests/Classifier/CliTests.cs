using System.Text.Json;
using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class CliTests : IDisposable
{
    private readonly TinyData _data = new();

    [Fact]
    public void Trains_predicts_and_evaluates()
    {
        var model = _data.PathOf("m.model");
        Assert.Equal(0, Run("train", "--data", _data.Folder, "--out", model).Code);

        var told = Run("predict", "--model", model, "--text", "老板拖欠工资不发");
        Assert.Equal(0, told.Code);
        Assert.Contains("0801", told.Out, StringComparison.Ordinal);

        var lines = Run(["predict", "--model", model], "路灯坏了\t村口路灯坏了\n噪音太大\n");
        Assert.Equal(2, lines.Out.TrimEnd().Split('\n').Length);

        var test = _data.Write("test.tsv", "label\ttitle\ttext\n市政\t路灯\t路灯坏了\n劳动\t工资\t拖欠工资\n");
        var map = _data.Write("test.map", "# remark\n01\t市政\n08\t劳动\n05\t环保\n");
        var measured = Run("evaluate", "--data", test, "--map", map, "--model", model, "--json");
        Assert.Equal(0, measured.Code);
        var json = JsonDocument.Parse(measured.Out.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(["rows", "accuracy", "macroF1", "top3", "coverage80", "coverage90", "calibrationError"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, json.GetProperty("rows").GetInt32());
        Assert.Equal(1, json.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Cross_validates_and_trains_on_other_peoples_labels()
    {
        var rows = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"市政\t路灯第{i}号坏了没人修" : $"劳动\t老板拖欠工资{i}个月");
        var file = _data.Write("own.tsv", "label\ttext\n" + string.Join('\n', rows));
        Assert.Contains("\"accuracy\":1,", Run("evaluate", "--data", file, "--cv", "4", "--json").Out, StringComparison.Ordinal);
        Assert.Contains("\"rows\":40,", Run("evaluate", "--data", file, "--train", file, "--json").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "train", "--colour", "red")]
    [InlineData(2, "train", "--seed", "-1")]
    [InlineData(2, "train", "--seed")]
    [InlineData(2, "train", "--trainer", "magic")]
    [InlineData(2, "evaluate")]
    [InlineData(2, "evaluate", "--data", "x.tsv", "--cv", "1")]
    [InlineData(2, "evaluate", "--data", "x.tsv", "--cv", "4", "--model", "y")]
    [InlineData(2, "predict", "surplus")]
    [InlineData(1, "evaluate", "--data", "no-such-file.tsv", "--cv", "4")]
    [InlineData(1, "train", "--data", "no-such-folder")]
    [InlineData(1, "predict", "--model", "no-such-model", "--text", "x")]
    public void A_fault_is_one_line(int code, params string[] args)
    {
        var (actual, output, error) = Run(args);
        Assert.Equal(code, actual);
        Assert.Empty(output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_corpus_line_is_named()
    {
        _data.Write("corpus/bad.tsv", "id\tbatch\tstyle\tcategory\ttype\turgency\ttitle\ttext\nz\tb\tc\t0000\thelp\tnormal\tt\tx\n");
        var (code, _, error) = Run("train", "--data", _data.Folder, "--out", _data.PathOf("m.model"));
        Assert.Equal(1, code);
        Assert.Contains("bad.tsv:2", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Without_the_package_mlnet_says_what_is_missing()
    {
        if (typeof(SvmTrainer).Assembly.GetType("Hotline.Classifier.MlNetTrainer") is not null)
        {
            return; // built with the package: nothing is missing
        }

        var (code, _, error) = Run("train", "--trainer", "mlnet");
        Assert.Equal(2, code);
        Assert.Contains("Microsoft.ML", error, StringComparison.Ordinal);
        Assert.Contains("FullFeed=true", error, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static (int Code, string Out, string Error) Run(params string[] args) => Run(args, string.Empty);

    private static (int Code, string Out, string Error) Run(string[] args, string input)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = Cli.Run(args, new StringReader(input), output, error, TimeProvider.System);
        return (code, output.ToString(), error.ToString());
    }
}
