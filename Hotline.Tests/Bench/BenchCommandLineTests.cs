using System.Text.Json;
using Hotline.Bench;
using Xunit;

namespace Hotline.Tests.Bench;

public sealed class BenchCommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("classifier", "frobnicate")]
    [InlineData("--colour", "red")]
    [InlineData("--rounds")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "many")]
    [InlineData("advice", "--json")]
    [InlineData("advice", "--json", "no-such-folder/figures.json")]
    [InlineData("--petitions", "no-such-file.tsv")]
    [InlineData("--rounds", "3", "advice")]
    [InlineData("worker")]
    public async Task A_wrong_call_is_one_chinese_line(params string[] args)
    {
        var (code, output, error) = await Run(args);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("用法错误：", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_section()
    {
        var (code, output, error) = await Run("--help");
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.All(CommandLine.Sections, s => Assert.Contains(s.Name, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_are_shown_and_kept_with_their_aims_and_surroundings()
    {
        var said = new StringWriter();
        var report = new Report(Surroundings.Here(), said);
        var findings = new Findings("classifier", "分类器");
        findings.Add("训练", "秒", Spread.Of(3, 1, 2), Aim.Most(2));
        findings.Add("排序", "条/秒", Spread.Of(14_999), Aim.Least(15_000));
        findings.Say("只用项目自带的语料");
        report.Add(findings);

        Assert.Contains($"{Environment.ProcessorCount} 个处理器", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.00–3.00", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("≤ 2 达到", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("≥ 15,000 未达到", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("只用项目自带的语料", said.ToString(), StringComparison.Ordinal);
        var section = Assert.Single(JsonDocument.Parse(report.Json()).RootElement.GetProperty("sections").EnumerateArray());
        Assert.Equal("classifier", section.GetProperty("name").GetString());
        Assert.Equal([true, false], section.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("met").GetBoolean()));
    }

    private static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await CommandLine.Run(args, output, error, TimeProvider.System);
        return (code, output.ToString(), error.ToString());
    }
}
