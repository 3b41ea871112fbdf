using Hotline.Web.Data;
using Hotline.Web.Routing;
using Hotline.Web.Shell;

namespace Hotline.Web.Deadlines;

/// <summary><c>import calendar FILE</c> and <c>import limits FILE</c>.</summary>
internal static class DeadlineImportVerbs
{
    /// <summary>A version of the limits.</summary>
    public static Task<int> Limits(Command command) => CityImportVerbs.Run(command, (file, text, check) => new ImportLimits(file, text, check) { Reason = $"导入 {file}" });

    /// <summary>A year's notice of holidays.</summary>
    public static async Task<int> Calendar(Command command)
    {
        var path = command.Plain(1, flags: ["--check"])[0];
        var (file, text) = (Path.GetFileName(path), TextFile.Read(path));
        await command.Open();
        var effect = await command.Door.Send(command.Me, new CalendarEffect(file, text));
        if (!effect.Ok)
        {
            return await command.Refused(effect);
        }

        var preview = effect.Value!;
        if (preview.Problems.Count > 0)
        {
            return await command.ListWrong(preview.Problems);
        }

        await Tell(command, preview);
        if (command.Has("--check"))
        {
            await command.Output.WriteLineAsync("只做检查，没有导入。");
            return CommandLine.Done;
        }

        var outcome = await command.Door.Send(command.Me, new ImportCalendar(file, text) { Seen = preview.Seen, Reason = $"导入 {file}" });
        if (!outcome.Ok)
        {
            return await command.Refused(outcome);
        }

        if (outcome.Value!.Wrong.Count > 0)
        {
            return await command.ListWrong(outcome.Value.Wrong);
        }

        await command.Output.WriteLineAsync("导入完成。运行中的服务会在几秒内重新计算未办结工单的期限；没有运行的，下次启动时计算。");
        return CommandLine.Done;
    }

    private static async Task Tell(Command command, CalendarPreview preview)
    {
        var time = command.Services.GetRequiredService<City>().Now.Time;
        string Said(DateTimeOffset? at) => at is { } known ? time.Local(known).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "-";
        await command.Output.WriteLineAsync($"{preview.Year} 年：放假 {preview.Rest} 天，补班 {preview.MakeUps} 天，全年 {preview.Months.Sum()} 个工作日（各月 {string.Join(' ', preview.Months)}）。");
        await command.Output.WriteLineAsync($"未办结工单中，期限改变的 {preview.Moved} 件，期限不变、不再暂定的 {preview.Settled} 件。");
        foreach (var move in preview.First)
        {
            await command.Output.WriteLineAsync($"~ {move.Number} 当前环节 {Said(move.Due)} → {Said(move.NewDue)}，办理 {Said(move.Handle)} → {Said(move.NewHandle)}");
        }
    }
}
