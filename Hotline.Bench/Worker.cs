using System.Diagnostics;
using System.Text.Json;
using Hotline.Classifier;

namespace Hotline.Bench;

/// <summary>The other side of a <see cref="Job"/>: does it, writes what it measured as one line of JSON, and ends.</summary>
internal static class Worker
{
    /// <summary>The first argument of a worker.</summary>
    public const string Verb = "worker";

    /// <exception cref="CorpusException">The material cannot be used.</exception>
    public static void Run(string[] arguments, TextWriter output, TimeProvider clock)
    {
        var job = arguments is [var text] ? JsonSerializer.Deserialize<Job>(text)! : throw new UsageException("worker 由本程序自己启动");
        output.WriteLine(JsonSerializer.Serialize(job.Train ? Train(job, clock) : Ask(job, clock)));
    }

    private static Work Train(Job job, TimeProvider clock)
    {
        var set = Material(job);
        var options = job.Second switch
        {
            true => new TrainingOptions { SecondFrom = 0 },
            false => new TrainingOptions { Second = null },
            null => new TrainingOptions(),
        };
        var speed = new Speed(clock);
        HotlineModel? model = null;
        var processor = new List<double>();
        var seconds = Rounds(job, () =>
        {
            var before = Environment.CpuUsage.TotalTime;
            (model, var took) = speed.Train(set, options);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            return took.TotalSeconds;
        });
        model!.Save(job.Model);
        return new Work(set.Examples.Count, set.Categories.Count, Environment.ProcessorCount, seconds, [.. processor.Skip(job.WarmUp)], [], [], Peak: Process.GetCurrentProcess().PeakWorkingSet64);
    }

    private static Work Ask(Job job, TimeProvider clock)
    {
        var speed = new Speed(clock);
        // Before any text is read: they would be counted with the model.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var model = HotlineModel.Load(job.Model);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        model.Suggest("路灯", "路灯坏了好几天没有人来修");
        GC.Collect();
        var resident = Process.GetCurrentProcess().WorkingSet64;

        var loads = Rounds(job, () => speed.Load(job.Model).Took.TotalSeconds);
        var (set, stretch) = (Material(job), TimeSpan.FromSeconds(job.Stretch));
        var processor = new List<double>();
        var ranked = Rounds(job, () =>
        {
            var began = Environment.CpuUsage.TotalTime;
            var pace = speed.Rank(model, set.Examples, stretch);
            processor.Add(pace.Count / (Environment.CpuUsage.TotalTime - began).TotalSeconds);
            return pace.PerSecond;
        });
        var suggested = Rounds(job, () => speed.Suggest(model, set.Examples, stretch).PerSecond);
        return new Work(set.Examples.Count, set.Categories.Count, Environment.ProcessorCount, loads, [.. processor.Skip(job.WarmUp)], ranked, suggested, Resident: resident, Held: held);
    }

    private static TrainingSet Material(Job job)
    {
        var words = TrainingSet.Load(job.Words);
        if (Directory.Exists(job.Material))
        {
            return job.Material == job.Words ? words : TrainingSet.Load(job.Material);
        }

        var problems = new List<CorpusProblem>();
        var examples = Corpus.ReadLabelled(job.Material, problems);
        return examples.Count > 0 ? TrainingSet.Of(examples, words.Words) : throw new CorpusException([.. problems, new CorpusProblem(job.Material, 1, "没有可用的行")]);
    }

    private static double[] Rounds(Job job, Func<double> round)
    {
        for (var i = 0; i < job.WarmUp; i++)
        {
            round();
        }

        return [.. Enumerable.Range(0, job.Rounds).Select(_ => round())];
    }
}
