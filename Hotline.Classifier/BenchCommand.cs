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

        var at = clock.GetTimestamp();
        var model = Training.Train(set, clock.GetUtcNow(), arguments.Training());
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
            Rounds(act, TimeSpan.FromSeconds(1)); // let the compiler warm up
            var (count, elapsed, longest) = Rounds(act, TimeSpan.FromSeconds(2));
            output.WriteLine($"{what}：{count / elapsed.TotalSeconds:0} 条/秒，最慢一条 {longest.TotalMilliseconds:0.0} 毫秒");
        }

        (int Count, TimeSpan Elapsed, TimeSpan Longest) Rounds(Action<Example> act, TimeSpan atLeast)
        {
            var began = clock.GetTimestamp();
            var (count, longest) = (0, TimeSpan.Zero);
            while (clock.GetElapsedTime(began) < atLeast)
            {
                foreach (var example in texts)
                {
                    var one = clock.GetTimestamp();
                    act(example);
                    count++;
                    longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, clock.GetElapsedTime(one).Ticks));
                }
            }

            return (count, clock.GetElapsedTime(began), longest);
        }
    }
}
