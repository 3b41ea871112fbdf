namespace Hotline.Classifier;

/// <summary><c>bench</c>: how long training, loading and suggesting take here.</summary>
internal static class BenchCommand
{
    public static void Run(Arguments arguments, TextWriter output, TimeProvider clock)
    {
        var problems = new List<CorpusProblem>();
        var set = arguments["train"] is { } train ? TrainingSet.Of(Corpus.ReadLabelled(train, problems), arguments.Words()) : TrainingSet.Load(arguments["data"] ?? "data");
        var texts = arguments["texts"] is { } file ? Corpus.ReadLabelled(file, problems) : set.Examples;
        if (texts.Count == 0 || set.Examples.Count == 0)
        {
            throw new CorpusException([.. problems, new CorpusProblem(arguments["texts"] ?? arguments["train"] ?? "data", 1, "没有可用的行")]);
        }

        var speed = new Speed(clock);
        var (model, took) = speed.Train(set, arguments.Training());
        output.WriteLine($"训练 {set.Examples.Count} 条 × {set.Categories.Count} 类（含校准）：{took.TotalSeconds:0.00} 秒");

        var path = Path.Combine(Path.GetTempPath(), $"hotline-bench-{Environment.ProcessId}.model");
        try
        {
            model.Save(path);
            (model, took) = speed.Load(path);
            output.WriteLine($"载入 {new FileInfo(path).Length / 1048576.0:0.0} MB：{took.TotalMilliseconds:0} 毫秒");
        }
        finally
        {
            File.Delete(path);
        }

        Measure("排序（单线程）", speed.Rank);
        Measure("完整建议（单线程）", speed.Suggest);

        void Measure(string what, Func<HotlineModel, IReadOnlyList<Example>, TimeSpan, Pace> ask)
        {
            ask(model, texts, TimeSpan.FromSeconds(1)); // let the compiler warm up
            var pace = ask(model, texts, TimeSpan.FromSeconds(2));
            output.WriteLine($"{what}：{pace.PerSecond:0} 条/秒，最慢一条 {pace.Longest.TotalMilliseconds:0.0} 毫秒");
        }
    }
}
