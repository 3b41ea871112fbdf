using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Hotline.Tests.Operations;

/// <summary>A sample: a name, its labels, a value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>A reader of the Prometheus text format that forgives nothing: what a real one might let pass is a failure here.</summary>
internal sealed partial class MetricsText
{
    private MetricsText(IReadOnlyDictionary<string, string> kinds, IReadOnlyList<Sample> samples) => (Kinds, Samples) = (kinds, samples);

    public IReadOnlyDictionary<string, string> Kinds { get; }

    public IReadOnlyList<Sample> Samples { get; }

    /// <exception cref="FormatException">The text is no exposition.</exception>
    public static MetricsText Parse(string text)
    {
        Wrong(!text.EndsWith('\n'), "the last line does not end");
        var kinds = new Dictionary<string, string>();
        var samples = new List<Sample>();
        var seen = new HashSet<string>();
        string? helped = null, family = null;
        foreach (var line in text.Split('\n')[..^1])
        {
            if (Help().Match(line) is { Success: true } help)
            {
                helped = help.Groups[1].Value;
                Wrong(kinds.ContainsKey(helped), $"{helped} comes twice");
            }
            else if (Kind().Match(line) is { Success: true } kind)
            {
                family = kind.Groups[1].Value;
                Wrong(helped != family, $"TYPE of {family} without its HELP");
                kinds[family] = kind.Groups[2].Value;
            }
            else
            {
                var match = SampleLine().Match(line);
                Wrong(!match.Success, $"no sample: {line}");
                var name = match.Groups[1].Value;
                Wrong(family is null || !Members(family, kinds[family]).Contains(name), $"{name} lies outside its family");
                var labels = Label().Matches(match.Groups[2].Value).ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value);
                Wrong(!seen.Add($"{name}{match.Groups[2].Value}"), $"the same sample twice: {line}");
                samples.Add(new Sample(name, labels, Number(match.Groups[3].Value)));
            }
        }

        return new MetricsText(kinds, samples);
    }

    /// <summary>The one sample with this name and these labels.</summary>
    public double Value(string name, params (string Key, string Value)[] labels) =>
        Assert.Single(Samples, s => s.Name == name && s.Labels.Count == labels.Length && labels.All(l => s.Labels.TryGetValue(l.Key, out var v) && v == l.Value)).Value;

    private static string[] Members(string family, string kind) => kind == "histogram" ? [$"{family}_bucket", $"{family}_sum", $"{family}_count"] : [family];

    private static double Number(string said) => said switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(said, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static void Wrong(bool wrong, string what)
    {
        if (wrong)
        {
            throw new FormatException(what);
        }
    }

    [GeneratedRegex(@"^# HELP ([a-z_:][a-z0-9_:]*) (?:[^\\]|\\\\|\\n)+$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Kind();

    [GeneratedRegex("""^([a-z_:][a-z0-9_:]*)(?:\{((?:[a-z_][a-z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,(?!\})|(?=\})))+)\})? ([+-]Inf|NaN|-?[0-9.]+(?:[Ee][+-]?[0-9]+)?)$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""([a-z_][a-z0-9_]*)="((?:[^"\\]|\\.)*)""")]
    private static partial Regex Label();
}
