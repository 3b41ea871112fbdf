using Hotline.Classifier;

namespace Hotline.Bench;

/// <summary>The project's benchmark: sections, tables, and the same as JSON. Speed is shown here and never asserted in a test.</summary>
public static class CommandLine
{
    private const string Usage = """
        用法：dotnet run --project Hotline.Bench -c Release [-- 部分… 选项…]
          部分                classifier（分类器）、advice（登记建议）、typing（浏览器中输入）、patrol（巡检）、deadlines（期限计算）、portal（公众查询页）、backup（备份与恢复）、all（全部，默认）
          --rounds N          预热之后的轮数，默认 5
          --petitions 文件    真实诉求（列 label、title、text），默认 ../shared/data/petitions-labelled.tsv
          --json 文件         另存为 JSON
        """;

    /// <summary>All of them, in the order they are shown.</summary>
    internal static readonly IReadOnlyList<ISection> Sections = [new ClassifierSection(), new AdviceSection(), new TypingSection(), new PatrolSection(), new DeadlineSection(), new PortalSection(), new BackupSection()];

    /// <summary>Measures what was asked for.</summary>
    /// <returns>0 done, 1 failed, 2 called wrongly; never whether it was fast.</returns>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, TimeProvider clock)
    {
        try
        {
            switch (args)
            {
                case [Worker.Verb, .. var job]:
                    Worker.Run(job, output, clock);
                    return 0;
                case [FileServer.Verb, var folder]:
                    await FileServer.Run(folder);
                    return 0;
                case ["help" or "--help" or "-h", ..]:
                    await output.WriteLineAsync(Usage);
                    return 0;
                default:
                    await Measure(args, output, error, clock);
                    return 0;
            }
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync($"用法错误：{e.Message}");
            return 2;
        }
        catch (Exception e) when (e is CorpusException or ModelFileException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"错误：{e.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    private static async Task Measure(string[] args, TextWriter output, TextWriter error, TimeProvider clock)
    {
        string[] named = [.. args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal))];
        var arguments = new Arguments(args[named.Length..], "rounds", "petitions", "json");
        var sections = Chosen(named);
        var plan = new Plan { Clock = clock, Progress = line => error.WriteLine($"… {line}") };
        plan = plan with { Rounds = arguments.Number("rounds", 1) ?? plan.Rounds, Petitions = Existing(arguments["petitions"]) ?? plan.Petitions };
        Writable(arguments["json"]);

        var report = new Report(Surroundings.Here(), output);
        foreach (var section in sections)
        {
            var findings = new Findings(section.Name, section.Title);
            await section.Measure(plan, findings);
            report.Add(findings);
        }

        if (arguments["json"] is { } file)
        {
            await File.WriteAllTextAsync(file, report.Json());
        }
    }

    private static IReadOnlyList<ISection> Chosen(string[] named)
    {
        if (named.FirstOrDefault(n => n != "all" && Sections.All(s => s.Name != n)) is { } unknown)
        {
            throw new UsageException($"不认识的部分“{unknown}”，可用：{string.Join(' ', Sections.Select(s => s.Name))} all");
        }

        return named.Length == 0 || named.Contains("all") ? Sections : [.. Sections.Where(s => named.Contains(s.Name))];
    }

    private static string? Existing(string? file) =>
        file is null || File.Exists(file) ? file : throw new UsageException($"选项“--petitions”所指的文件不存在：{file}");

    // Minutes of measuring must not end in a folder that is not there.
    private static void Writable(string? file)
    {
        if (file is not null && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        {
            throw new UsageException($"选项“--json”所指的文件无法写入：{file}");
        }
    }
}
