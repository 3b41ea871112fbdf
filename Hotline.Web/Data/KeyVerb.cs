using Hotline.Web.Platform;
using Hotline.Web.Shell;
using Spectre.Console;

namespace Hotline.Web.Data;

/// <summary><c>rotate-key</c>.</summary>
internal static class KeyVerb
{
    /// <summary>Changes the callers' key, or finishes a change that was interrupted.</summary>
    public static async Task<int> Rotate(Command command)
    {
        command.Plain(0);
        // Not while a restore is under way, nor after half of one.
        command.Services.GetRequiredService<StoreLock>().Hold();
        var rotation = new KeyRotation(command.Services.GetRequiredService<DataFolder>(), command.Services.GetRequiredService<TimeProvider>());
        var before = Shown(command.Output, rotation.Run);
        await command.Open();
        // One that was interrupted after its end is recorded with the next.
        var recorded = 0;
        Outcome<KeyRotationRecord> outcome;
        while ((outcome = await command.Door.Send(command.Me, new RecordKeyRotation())) is { Ok: true, Value: { } record })
        {
            recorded++;
            await command.Output.WriteLineAsync($"密钥已更换：{record.Before} → {record.After}，共 {record.Values} 项。请现在另行备份新的 keys/caller.key。");
        }

        if (recorded == 0)
        {
            return await command.Refused(outcome);
        }

        await command.Output.WriteLineAsync($"原来的密钥留在 {rotation.OldKey(before)}：换钥以前的备份要用它恢复。请移到保管旧备份的地方；旧备份都不要了，再把它销毁。");
        return CommandLine.Done;
    }

    // A bar for a person, a line every tenth for a file.
    private static string Shown(TextWriter output, Func<Action<long, long>, string> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (console.Profile.Capabilities.Interactive)
        {
            return console.Progress().AutoClear(false).Start(context =>
            {
                var bar = context.AddTask("更换密钥");
                return run((done, all) => (bar.MaxValue, bar.Value) = (Math.Max(1, all), done));
            });
        }

        var told = -1L;
        return run((done, all) =>
        {
            var tenths = all == 0 ? 10 : done * 10 / all;
            if (tenths > told)
            {
                told = tenths;
                output.WriteLine($"更换密钥 {tenths * 10}%（{done}/{all}）");
            }
        });
    }
}
