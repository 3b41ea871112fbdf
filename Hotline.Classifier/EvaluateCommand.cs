using System.Globalization;
using System.Text.Json;

namespace Hotline.Classifier;

/// <summary><c>evaluate</c>: a model, a fresh training run, or cross-validation, measured on labelled texts.</summary>
internal static class EvaluateCommand
{
    public static void Run(Arguments arguments, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var data = arguments["data"] ?? throw new UsageException("evaluate 需要 --data 文件.tsv");
        var folds = arguments.Number("cv", 2);
        if (new[] { "model", "train", "cv" }.Count(arguments.Has) > 1)
        {
            throw new UsageException("--model、--train、--cv 只能给一个");
        }

        var options = arguments.Training();
        var question = Question.Named(arguments["head"] ?? "category");
        var map = arguments["map"] is { } file ? LabelMap.Read(file) : LabelMap.Identity;
        var began = clock.GetTimestamp();
        var words = arguments.Words();
        var test = arguments.Has("held-out") ? HeldOutOf(data) : Examples(data, words, error);
        IReadOnlyList<Answer> answers;
        if (folds is { } k)
        {
            answers = CrossValidate(test, k, options, question, map, output, clock);
        }
        else
        {
            var model = arguments["train"] is { } train
                ? Training.Train(Examples(train, words, error), clock.GetUtcNow(), options)
                : arguments.Has("held-out") && !arguments.Has("model")
                    ? Training.Train(HeldOut.Split(TrainingSet.Load(data)).Taught, clock.GetUtcNow(), options) // any other would have learned what is asked
                    : Cli.Model(arguments, error, clock);
            answers = question.Ask(model, test, map, new Effort());
            output.WriteLine($"模型 {model.Version}（{model.Examples} 条训练）");
        }

        Report(new Evaluation(answers), arguments.Has("json"), clock.GetElapsedTime(began), output);
    }

    // A folder is the project's own data, lexicon and all; a file is labelled texts, read with the lexicon's words.
    private static TrainingSet Examples(string path, IReadOnlyList<LexiconEntry> words, TextWriter error)
    {
        if (Directory.Exists(path))
        {
            return TrainingSet.Load(path);
        }

        var problems = new List<CorpusProblem>();
        var examples = Corpus.ReadLabelled(path, problems);
        foreach (var problem in problems)
        {
            error.WriteLine($"跳过 {problem}");
        }

        return examples.Count > 0 ? TrainingSet.Of(examples, words) : throw new CorpusException([new CorpusProblem(path, 1, "没有可用的行")]);
    }

    // Only a folder has batches: the lines of a file are nobody's in particular.
    private static TrainingSet HeldOutOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException("--held-out 需要 --data 目录");
        }

        var asked = HeldOut.Split(TrainingSet.Load(folder)).Asked;
        return asked.Examples.Count > 0 ? asked : throw new CorpusException([new CorpusProblem(folder, 1, "没有留出的语料")]);
    }

    private static List<Answer> CrossValidate(TrainingSet set, int folds, TrainingOptions options, Question question, LabelMap map, TextWriter output, TimeProvider clock)
    {
        var number = set.Categories.Index().ToDictionary(c => c.Item, c => c.Index);
        var fold = Folds.Assign([.. set.Examples.Select(e => number[e.Category])], [.. set.Examples.Select(e => e.Batch)], folds, options.Seed);
        var answers = new List<Answer>();
        for (var f = 0; f < folds; f++)
        {
            var model = Training.Train(set with { Examples = [.. set.Examples.Where((_, i) => fold[i] != f)] }, clock.GetUtcNow(), options);
            var own = question.Ask(model, set with { Examples = [.. set.Examples.Where((_, i) => fold[i] == f)] }, map, new Effort());
            answers.AddRange(own);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"第 {f + 1}/{folds} 折：准确率 {new Evaluation(own).Accuracy:0.0000}，宏平均 F1 {new Evaluation(own).MacroF1:0.0000}"));
        }

        return answers;
    }

    private static void Report(Evaluation e, bool json, TimeSpan elapsed, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            条数 {e.Rows}，用时 {elapsed.TotalSeconds:0.0} 秒
            准确率       {e.Accuracy:0.0000} ± {e.AccuracyError:0.0000}
            宏平均 F1    {e.MacroF1:0.0000}
            前三命中     {e.Top3:0.0000}
            覆盖 80% 时  {e.AccuracyAtCoverage(0.8):0.0000}
            覆盖 90% 时  {e.AccuracyAtCoverage(0.9):0.0000}
            校准误差     {e.CalibrationError:0.0000}
            """));
        if (e.Labels.Count <= 12)
        {
            Table(e, output);
        }

        foreach (var (truth, answer, count) in e.Confusions(10))
        {
            output.WriteLine($"混淆 {truth} → {answer}：{count}");
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                rows = e.Rows,
                accuracy = Round(e.Accuracy),
                macroF1 = Round(e.MacroF1),
                top3 = Round(e.Top3),
                coverage80 = Round(e.AccuracyAtCoverage(0.8)),
                coverage90 = Round(e.AccuracyAtCoverage(0.9)),
                calibrationError = Round(e.CalibrationError),
            }));
        }
    }

    private static void Table(Evaluation e, TextWriter output)
    {
        output.WriteLine($"实际＼预测\t{string.Join('\t', e.Labels)}\tF1");
        foreach (var truth in e.Labels)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{truth}\t{string.Join('\t', e.Labels.Select(a => e.Count(truth, a)))}\t{e.F1(truth):0.000}"));
        }
    }

    private static double Round(double value) => Math.Round(value, 5);
}
