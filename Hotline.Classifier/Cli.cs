namespace Hotline.Classifier;

/// <summary>The training tool: <c>train | evaluate | predict | bench</c>. Answers in Chinese; a fault is one line, never a stack trace.</summary>
public static class Cli
{
    private const string Usage = """
        用法：
          train    [--data 目录=data] [--out 文件] [--trainer svm|mlnet] [--second nbsvm|svm|mlnet|none] [--cost C] [--lexicon 0..1] [--seed N] [--hold-out]
          evaluate --data 文件.tsv|目录 [--map 文件] [--model 文件] [--train 文件.tsv] [--cv K] [--head category|function|type|urgency] [--words 词典目录=data/lexicon] [--trainer …] [--second …] [--cost C] [--lexicon 0..1] [--seed N] [--held-out] [--json]
          predict  [--model 文件] [--title 标题] [--text 正文]    （无 --text 时逐行读标准输入；制表符前为标题）
          bench    [--data 目录=data | --train 文件.tsv] [--texts 文件.tsv]
        """;

    /// <summary>Where a model is written and looked for if nothing is said.</summary>
    public static readonly string DefaultModel = Path.Combine(".hotline", "classifier.model");

    /// <summary>Runs one command.</summary>
    /// <returns>0 done, 1 failed, 2 called wrongly.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error, TimeProvider clock)
    {
        try
        {
            var rest = args.Skip(1).ToArray();
            switch (args.FirstOrDefault())
            {
                case "train":
                    TrainCommand.Run(new Arguments(rest, "data", "out", "trainer", "second", "lexicon", "cost", "seed", "!hold-out"), output, clock);
                    return 0;
                case "evaluate":
                    EvaluateCommand.Run(new Arguments(rest, "data", "map", "model", "train", "cv", "words", "head", "trainer", "second", "lexicon", "cost", "seed", "!json", "!held-out"), output, error, clock);
                    return 0;
                case "predict":
                    PredictCommand.Run(new Arguments(rest, "model", "title", "text"), input, output, error, clock);
                    return 0;
                case "bench":
                    BenchCommand.Run(new Arguments(rest, "data", "train", "texts", "words", "trainer", "second", "cost", "seed"), output, clock);
                    return 0;
                case "help" or "--help" or "-h":
                    output.WriteLine(Usage);
                    return 0;
                case null:
                    error.WriteLine(Usage);
                    return 2;
                default:
                    throw new UsageException($"不认识的命令“{args[0]}”，可用：train evaluate predict bench");
            }
        }
        catch (UsageException e)
        {
            error.WriteLine($"用法错误：{e.Message}");
            return 2;
        }
        catch (Exception e) when (e is CorpusException or ModelFileException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"错误：{e.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    /// <summary>The model that was named, or the usual one, or, where neither is, one trained on the spot from <c>data</c>.</summary>
    internal static HotlineModel Model(Arguments arguments, TextWriter error, TimeProvider clock)
    {
        if (arguments["model"] is not null || File.Exists(DefaultModel) || !Directory.Exists("data"))
        {
            return HotlineModel.Load(arguments["model"] ?? DefaultModel);
        }

        error.WriteLine($"没有模型文件 {DefaultModel}，现用 data 目录训练（不保存）");
        return Training.Train("data", clock.GetUtcNow());
    }
}
