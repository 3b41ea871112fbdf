namespace Hotline.Bench;

/// <summary>What a section found.</summary>
/// <param name="section">Its name.</param>
/// <param name="title">What it measures.</param>
public sealed class Findings(string section, string title)
{
    private readonly List<Figure> figures = [];
    private readonly List<string> notes = [];

    /// <summary>The section's name on the command line.</summary>
    public string Section => section;

    /// <summary>What it measures, in Chinese.</summary>
    public string Title => title;

    /// <summary>In the order they were found.</summary>
    public IReadOnlyList<Figure> Figures => figures;

    /// <summary>What a reader of the figures must know.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Adds a figure.</summary>
    public void Add(string name, string unit, Spread spread, Aim? aim = null) => figures.Add(new Figure(name, unit, spread, aim));

    /// <summary>Adds median, 95th and 99th percentile of times; each is taken within a round, and then spread over the rounds.</summary>
    /// <param name="name">What took the time.</param>
    /// <param name="rounds">Milliseconds, round by round.</param>
    /// <param name="aim">For the 95th percentile.</param>
    public void AddTimes(string name, IReadOnlyList<IReadOnlyList<double>> rounds, Aim? aim = null)
    {
        foreach (var (words, share) in new[] { ("中位数", 0.5), ("第 95 百分位", 0.95), ("第 99 百分位", 0.99) })
        {
            Add($"{name}，{words}", "毫秒", Spread.Of(rounds.Select(r => Spread.Percentile(r, share))), share == 0.95 ? aim : null);
        }
    }

    /// <summary>Adds a note.</summary>
    public void Say(string note) => notes.Add(note);
}
