namespace Hotline.Classifier;

/// <summary><c>predict</c>: one text from the command line, or one per line of standard input (title, tab, text; or text alone).</summary>
internal static class PredictCommand
{
    public static void Run(Arguments arguments, TextReader input, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var model = Cli.Model(arguments, error, clock);
        if (arguments["text"] is not null || arguments["title"] is not null)
        {
            Show(model, arguments["title"] ?? string.Empty, arguments["text"] ?? string.Empty, output);
            return;
        }

        while (input.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            Show(model, tab < 0 ? string.Empty : line[..tab], line[(tab + 1)..], output);
        }
    }

    private static void Show(HotlineModel model, string title, string text, TextWriter output)
    {
        var s = model.Suggest(title, text);
        var categories = string.Join(' ', s.Categories.Take(3).Select(c => $"{c.Label} {c.Probability:0.00}"));
        var words = string.Join('、', s.Words.Select(w => w.Word).Distinct());
        output.WriteLine(
            $"{(s.Unsure ? "拿不准" : "建议")}\t{categories}\t把握 {s.Confidence:0.00}\t"
            + $"{s.Types.FirstOrDefault()?.Label}\t{s.Urgencies.FirstOrDefault()?.Label}\t{words}");
    }
}
