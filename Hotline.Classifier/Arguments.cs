using System.Globalization;

namespace Hotline.Classifier;

/// <summary>The options of a command: <c>--name value</c> or <c>--name=value</c>; a known name that begins with <c>!</c> is a switch.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    public Arguments(string[] args, params string[] known)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"多余的参数“{args[i]}”");
            }

            var (name, value) = args[i].IndexOf('=') is > 0 and var at ? (args[i][2..at], args[i][(at + 1)..]) : (args[i][2..], null);
            if (known.Contains("!" + name))
            {
                value = "true";
            }
            else if (!known.Contains(name))
            {
                throw new UsageException($"不认识的选项“--{name}”");
            }
            else if (value is null)
            {
                value = ++i < args.Length ? args[i] : throw new UsageException($"选项“--{name}”缺少值");
            }

            _values[name] = value;
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public bool Has(string name) => _values.ContainsKey(name);

    public int? Number(string name, int least) =>
        this[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new UsageException($"选项“--{name}”应为不小于 {least} 的整数，而不是“{text}”");

    /// <summary>The engines that were asked for.</summary>
    public TrainingOptions Training() => new()
    {
        Seed = Number("seed", 0) ?? 1,
        Trainer = Engine(this["trainer"] ?? "svm")!,
        Second = this["second"] == "none" ? null : Engine(this["second"]) ?? new TrainingOptions().Second,
        SecondFrom = Has("second") ? 0 : new TrainingOptions().SecondFrom, // whoever names it wants it
        LexiconSay = Real("lexicon", 1) ?? new TrainingOptions().LexiconSay,
    };

    /// <summary>The lexicon that was named, or the project's own where it is at hand, or none.</summary>
    /// <exception cref="CorpusException">A named folder is not there.</exception>
    public IReadOnlyList<LexiconEntry> Words()
    {
        var folder = this["words"] ?? Path.Combine("data", "lexicon");
        if (this["words"] is not null && !Directory.Exists(folder))
        {
            throw new CorpusException([new CorpusProblem(folder, 1, "目录不存在")]);
        }

        var categories = Path.Combine(folder, "..", "categories", "categories.tsv");
        var problems = new List<CorpusProblem>();
        return File.Exists(categories) ? Corpus.ReadLexicon(folder, Corpus.ReadCategories(categories, problems).ToHashSet(), problems) : [];
    }

    private double? Real(string name, double most) =>
        this[name] is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new UsageException($"选项“--{name}”应为 0 到 {most} 之间的数，而不是“{text}”");

    private ITrainer? Engine(string? name) => name switch
    {
        null => null,
        "svm" => new SvmTrainer(C: Real("cost", 1000) ?? 2),
        "nbsvm" => new SvmTrainer(C: Real("cost", 1000) ?? 1, NaiveBayes: true),
#if MICROSOFT_ML
        "mlnet" => new MlNetTrainer(),
#else
        "mlnet" => throw new UsageException("本次构建不含 Microsoft.ML（软件包源缺少该包）；请在能取得 Microsoft.ML 4.0.2 的环境以 -p:FullFeed=true 重新构建，或用 --trainer svm"),
#endif
        var other => throw new UsageException($"不认识的训练器“{other}”，可用：svm nbsvm mlnet"),
    };
}
