using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Hotline.Bench;

/// <summary>Shows each section when it is done, and all of them as JSON at the end.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Findings> sections = [];
    private readonly Surroundings surroundings;
    private readonly IAnsiConsole console;

    public Report(Surroundings surroundings, TextWriter output)
    {
        this.surroundings = surroundings;
        var plain = Console.IsOutputRedirected;
        console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect, ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect, Out = new AnsiConsoleOutput(output) });
        // A file or a pipe has no width of its own; a table broken over lines is no table.
        console.Profile.Width = Math.Max(console.Profile.Width, 120);
        console.WriteLine(surroundings.ToString());
    }

    public void Add(Findings findings)
    {
        sections.Add(findings);
        console.WriteLine();
        if (findings.Figures.Count > 0)
        {
            console.Write(Table(findings));
        }
        else
        {
            console.WriteLine($"{findings.Title}（{findings.Section}）");
        }

        foreach (var note in findings.Notes)
        {
            console.WriteLine($"· {note}");
        }
    }

    public string Json() => JsonSerializer.Serialize(
        new
        {
            surroundings,
            sections = sections.Select(s => new
            {
                name = s.Section,
                figures = s.Figures.Select(f => new
                {
                    f.Name, f.Unit, median = Round(f.Spread.Median), least = Round(f.Spread.Least), most = Round(f.Spread.Most), f.Spread.Rounds, aim = f.Aim?.ToString(), f.Met,
                }),
                s.Notes,
            }),
        },
        readable);

    private static Table Table(Findings findings)
    {
        var table = new Table().Title($"{findings.Title}（{findings.Section}）".EscapeMarkup()).AddColumn("项目");
        foreach (var right in new[] { "中位数", "最小–最大", "轮数" })
        {
            table.AddColumn(new TableColumn(right).RightAligned());
        }

        table.AddColumn("单位").AddColumn("目标");
        foreach (var figure in findings.Figures)
        {
            var spread = figure.Spread;
            table.AddRow(
                figure.Name.EscapeMarkup(), Number(spread.Median), spread.Rounds == 1 ? "" : $"{Number(spread.Least)}–{Number(spread.Most)}",
                spread.Rounds.ToString(CultureInfo.InvariantCulture), figure.Unit.EscapeMarkup(),
                figure.Aim is null ? "" : $"{figure.Aim} {(figure.Met == true ? "达到" : "未达到")}");
        }

        return table;
    }

    // Three digits are as much as two cores can promise.
    private static string Number(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    private static double Round(double value) => Math.Round(value, 4);
}
