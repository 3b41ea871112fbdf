namespace Hotline.Bench;

/// <summary>The classifier alone: training, model file, memory, and texts in a second, each in a process of its own.</summary>
internal sealed class ClassifierSection : ISection
{
    private const double megabyte = 1024 * 1024;

    public string Name => "classifier";

    public string Title => "分类器";

    public async Task Measure(Plan plan, Findings findings)
    {
        findings.Say(Job.OneCore);
        findings.Say("处理器时间不因机器忙而变长；机器空闲时与实际用时相同");
        await Measure(plan, findings, "项目语料", plan.Data, null, null);
        if (File.Exists(plan.Petitions))
        {
            await Measure(plan, findings, "真实诉求", plan.Petitions, Aim.Most(2), Aim.Least(15_000));
        }
        else
        {
            findings.Say($"没有真实诉求（{plan.Petitions}）：只用项目自带的语料，不能对照其目标（训练不超过 2 秒、排序每秒不少于 15,000 条）");
        }
    }

    private static async Task Measure(Plan plan, Findings findings, string what, string material, Aim? train, Aim? rank)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-");
        try
        {
            var job = new Job(material, plan.Data, Path.Combine(folder.FullName, "m.model"), Train: true, Second: null, WarmUp: 1, plan.LongRounds, plan.Stretch.TotalSeconds);
            var one = await Train(job, oneCore: true, "单核");
            var all = await Train(job, oneCore: false, "全部核");
            plan.Progress($"{what}：训练的内存");
            var cold = new List<Work>();
            for (var i = 0; i < plan.LongRounds; i++)
            {
                cold.Add(await (job with { WarmUp = 0, Rounds = 1 }).Run(oneCore: true));
            }

            findings.Add($"{what}（{one.Rows:#,0} 条 × {one.Labels} 类）训练含校准，单核", "秒", Spread.Of(one.Seconds), train);
            findings.Add($"{what}训练，单核，处理器时间", "秒", Spread.Of(one.Processor), train);
            findings.Add($"{what}训练，全部核（{all.Processors}）", "秒", Spread.Of(all.Seconds));
            findings.Add($"{what}训练，单核，新进程第一次", "秒", Spread.Of(cold.Select(c => c.Seconds[0])));
            findings.Add($"{what}训练，进程内存峰值", "MB", Spread.Of(cold.Select(c => c.Peak / megabyte)));
            var asked = await Ask(job);
            findings.Add($"{what}模型文件", "MB", Spread.Of(new FileInfo(job.Model).Length / megabyte));
            findings.Add($"{what}载入模型", "毫秒", Spread.Of(asked.Seconds.Select(s => s * 1000)));
            findings.Add($"{what}模型在内存中", "MB", Spread.Of(asked.Held / megabyte));
            findings.Add($"{what}载入后整个进程", "MB", Spread.Of(asked.Resident / megabyte));
            findings.Add($"{what}排序，单核，从原文起", "条/秒", Spread.Of(asked.Ranked), rank);
            findings.Add($"{what}排序，单核，按处理器时间", "条/秒", Spread.Of(asked.Processor), rank);
            findings.Add($"{what}完整建议，单核", "条/秒", Spread.Of(asked.Suggested));
            findings.Add($"{what}完整建议 ÷ 排序（用时）", "倍", Spread.Of(Spread.Of(asked.Ranked).Median / Spread.Of(asked.Suggested).Median));
            await Engines(job);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Task<Work> Train(Job job, bool oneCore, string cores)
        {
            plan.Progress($"{what}：训练，{cores}");
            return job.Run(oneCore);
        }

        Task<Work> Ask(Job job)
        {
            plan.Progress($"{what}：载入、排序、建议");
            return (job with { Train = false, Rounds = plan.Rounds }).Run(oneCore: true);
        }

        // What the second engine costs, whichever way the defaults have it for this material.
        async Task Engines(Job job)
        {
            var (off, on) = (job with { Second = false }, job with { Second = true, Model = $"{job.Model}.second" });
            var (offTrained, onTrained) = (await Train(off, oneCore: true, "单核，无第二引擎"), await Train(on, oneCore: true, "单核，有第二引擎"));
            var (offAsked, onAsked) = (await Ask(off), await Ask(on));
            findings.Add($"{what}第二引擎开 ÷ 关：训练用时", "倍", Ratio(onTrained.Seconds, offTrained.Seconds));
            findings.Add($"{what}第二引擎开 ÷ 关：排序用时", "倍", Ratio(offAsked.Ranked, onAsked.Ranked));
            findings.Add($"{what}第二引擎开 ÷ 关：模型文件", "倍", Spread.Of((double)new FileInfo(on.Model).Length / new FileInfo(off.Model).Length));
        }
    }

    // Of the medians, and how far it could be off: the best against the worst round and the other way round.
    private static Spread Ratio(double[] over, double[] under)
    {
        var (o, u) = (Spread.Of(over), Spread.Of(under));
        return new Spread(o.Median / u.Median, o.Least / u.Most, o.Most / u.Least, Math.Min(o.Rounds, u.Rounds));
    }
}
