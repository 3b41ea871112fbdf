namespace Hotline.Classifier;

/// <summary><c>train</c>: data folder in, model file out.</summary>
internal static class TrainCommand
{
    public static void Run(Arguments arguments, TextWriter output, TimeProvider clock)
    {
        var options = arguments.Training();
        var path = arguments["out"] ?? Cli.DefaultModel;
        var began = clock.GetTimestamp();
        var set = TrainingSet.Load(arguments["data"] ?? "data");
        if (arguments.Has("hold-out"))
        {
            set = HeldOut.Split(set).Taught;
        }

        output.WriteLine($"语料 {set.Examples.Count} 条，事项分类 {set.Categories.Count} 个，词典 {set.Words.Count} 条");
        var model = Training.Train(set, clock.GetUtcNow(), options, new ConsoleProgress(output));
        model.Save(path);
        output.WriteLine(
            $"模型 {model.Version} 已写入 {path}（{new FileInfo(path).Length / 1048576.0:0.0} MB，用时 {clock.GetElapsedTime(began).TotalSeconds:0.0} 秒，"
            + $"模型与词典的指数 {model.CategoryHead.ModelPower:0.00} / {model.CategoryHead.LexiconPower:0.00}，提示阈值 {model.Threshold:0.00}）");
    }
}
