using Hotline.Web.Data;
using Hotline.Web.Performance;
using Hotline.Web.Platform;
using Hotline.Web.Shell;

namespace Hotline.Web.Routing;

/// <summary><c>import units FILE</c>, <c>import areas FILE</c>, <c>import catalogue FILE</c>, <c>import scorecard FILE</c> and <c>import settings FILE</c>.</summary>
internal static class CityImportVerbs
{
    private const int shownNotes = 10;

    /// <summary>Units.</summary>
    public static Task<int> Units(Command command) => Run(command, (file, text, check) => new ImportUnits(file, text, check));

    /// <summary>Areas.</summary>
    public static Task<int> Areas(Command command) => Run(command, (file, text, check) => new ImportAreas(file, text, check));

    /// <summary>The dispatch catalogue.</summary>
    public static Task<int> Catalogue(Command command) => Run(command, (file, text, check) => new ImportCatalogue(file, text, check));

    /// <summary>A version of the scorecard.</summary>
    public static Task<int> Scorecard(Command command) => Run(command, (file, text, check) => new ImportScorecard(file, text, check));

    /// <summary>One of the files of settings.</summary>
    public static Task<int> Settings(Command command) => Run(command, (file, text, check) => new ImportSettings(file, text, check));

    /// <summary>Imports a file, or says what is wrong with it.</summary>
    internal static async Task<int> Run(Command command, Func<string, string, bool, ICommand<ImportReport>> request)
    {
        var file = command.Plain(1, flags: ["--check"])[0];
        var text = TextFile.Read(file);
        await command.Open();
        var outcome = await command.Door.Send(command.Me, request(Path.GetFileName(file), text, command.Has("--check")));
        if (!outcome.Ok)
        {
            return await command.Refused(outcome);
        }

        var report = outcome.Value!;
        if (report.Wrong.Count > 0)
        {
            return await command.ListWrong(report.Wrong);
        }

        foreach (var (sign, lines) in new[] { ("+", report.Added), ("~", report.Changed), ("-", report.Removed) })
        {
            foreach (var line in lines)
            {
                await command.Output.WriteLineAsync($"{sign} {line}");
            }
        }

        foreach (var note in report.Notes.Take(shownNotes))
        {
            await command.Output.WriteLineAsync($"! {note}");
        }

        if (report.Notes.Count > 0)
        {
            await command.Output.WriteLineAsync($"派单目录有 {report.Notes.Count} 处与新的单位表不符，请随后修订目录。");
        }

        await command.Output.WriteLineAsync($"新增 {report.Added.Count}，修改 {report.Changed.Count}，删除 {report.Removed.Count}。{(command.Has("--check") ? "只做检查，没有导入。" : "导入完成，运行中的服务会在几秒内生效。")}");
        return CommandLine.Done;
    }
}
