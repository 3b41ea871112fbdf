namespace Hotline.Classifier;

/// <summary><c>bench</c>: how long training, loading and suggesting take here.</summary>
internal static class BenchCommand
{
    public static void Run(Arguments arguments, TextWriter output, TimeProvider clock)
    {
        var problems = new List<CorpusProblem>();
        var set = TrainingSet.Load(arguments["data"] ?? "data");
        var texts = arguments["texts"] is { } file ? Corpus.ReadLabelled(file, problems) : set.Examples;

        var at = clock.GetTimestamp();
        var model = Training.Train(set, clock.GetUtcNow(), new TrainingOptions());
        output.WriteLine($"训练 {set.Examples.Count} 条 × {set.Categories.Count} 类（含校准）：{clock.GetElapsedTime(at).TotalSeconds:0.00} 秒");

        var path = Path.Combine(Path.GetTempPath(), $"hotline-bench-{Environment.ProcessId}.model");
        try
        {
            model.Save(path);
            at = clock.GetTimestamp();
            model = HotlineModel.Load(path);
            output.WriteLine($"载入 {new FileInfo(path).Length / 1048576.0:0.0} MB：{clock.GetElapsedTime(at).TotalMilliseconds:0} 毫秒");
        }
        finally
        {
            File.Delete(path);
        }

        Measure("排序（单线程）", e => model.CategoryProbabilities(new Reading(model, e.Title, e.Text)));
        Measure("完整建议（单线程）", e => model.Suggest(e.Title, e.Text));

        void Measure(string what, Action<Example> act)
        {
            foreach (var example in texts.Take(300))
            {
                act(example); // let the compiler warm up
            }

            var began = clock.GetTimestamp();
            var longest = TimeSpan.Zero;
            foreach (var example in texts)
            {
                var one = clock.GetTimestamp();
                act(example);
                longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, clock.GetElapsedTime(one).Ticks));
            }

            output.WriteLine($"{what}：{texts.Count / clock.GetElapsedTime(began).TotalSeconds:0} 条/秒，最慢一条 {longest.TotalMilliseconds:0.0} 毫秒");
        }
    }
}
