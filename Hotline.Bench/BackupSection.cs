using System.Globalization;
using Hotline.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bench;

/// <summary>How long a backup of very many tickets takes, with its check and until the disk has it; how long the check alone, and putting it back. A million is reckoned from what was measured, in proportion.</summary>
internal sealed class BackupSection : ISection
{
    private const double million = 1_000_000;

    public string Name => "backup";

    public string Title => "备份与恢复";

    public async Task Measure(Plan plan, Findings findings)
    {
        plan.Progress($"建立 {plan.OpenTickets:N0} 件工单");
        await using var product = new ProductInMemory(plan with { DemoTickets = false }, new StandingClock(ManyTickets.Evening));
        await ManyTickets.Fill(product, plan.OpenTickets);
        var tickets = await product.Tickets();
        var folder = product.Services.GetRequiredService<DataFolder>();
        var place = Directory.CreateTempSubdirectory("hotline-bench-backup-").FullName;
        try
        {
            var (making, checking, back) = (new List<double>(), new List<double>(), new List<double>());
            var size = 0L;
            // The first round warms up.
            for (var round = 0; round <= plan.LongRounds; round++)
            {
                plan.Progress($"第 {round}/{plan.LongRounds} 轮");
                var (made, took) = Time(plan, () => product.Services.GetRequiredService<Backup>().Make(Path.Combine(place, $"{round}")));
                var (manifest, checkedIn) = Time(plan, () => BackupManifest.Read(made) is var read && read.Wrong(made).Count == 0 ? read : throw new IOException($"{made} is not whole."));
                var restoredIn = Time(plan, () => Restore(folder, made, Path.Combine(place, "machine"))).Seconds;
                size = manifest.Files.Sum(f => f.Length);
                if (round > 0)
                {
                    making.Add(took);
                    checking.Add(checkedIn);
                    back.Add(restoredIn);
                }

                Directory.Delete(Path.Combine(place, "machine"), recursive: true);
                Directory.Delete(made, recursive: true);
            }

            foreach (var (what, seconds) in new[] { ("备份（含核对、写到磁盘）", making), ("只核对", checking), ("恢复（含核对）", back) })
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"{what}，{tickets:N0} 件"), "秒", Spread.Of(seconds));
                findings.Add($"{what}，按比例折合每百万件", "秒", Spread.Of(seconds.Select(s => s * million / tickets)));
            }

            findings.Say(string.Create(CultureInfo.InvariantCulture, $"{tickets:N0} 件工单的备份 {size / 1048576.0:N1} MB，没有附件；“每百万件”是按件数成比例推算的，不是实测"));
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static string? Restore(DataFolder from, string made, string machine)
    {
        var folder = new DataFolder(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Hotline:DataDirectory"] = machine }, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment());
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Key)!);
        File.Copy(from.Key, folder.Key);
        using var held = new StoreLock(folder);
        return new Restoration(folder, held, TimeProvider.System).Restore(made, replace: false);
    }

    private static (T Value, double Seconds) Time<T>(Plan plan, Func<T> act)
    {
        var began = plan.Clock.GetTimestamp();
        var value = act();
        return (value, plan.Clock.GetElapsedTime(began).TotalSeconds);
    }
}
