using System.Globalization;

namespace Hotline.Classifier;

/// <summary>Reads what models learn from and are measured on. Every bad line is reported with file and line.</summary>
public static class Corpus
{
    /// <summary>Reads every <c>*.tsv</c> of a folder (header: id, batch, style, category, type, urgency, title, text), in order of their names.</summary>
    /// <param name="directory">The folder; need not exist.</param>
    /// <param name="categories">The codes that may occur.</param>
    /// <param name="problems">Receives the bad lines.</param>
    /// <exception cref="CorpusException">A file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<Example> Read(string directory, IReadOnlySet<string> categories, ICollection<CorpusProblem> problems)
    {
        var examples = new List<Example>();
        var seen = new Dictionary<string, TsvRow>();
        foreach (var row in Files(directory).SelectMany(f => Tsv.Read(f, ["id", "batch", "category", "type", "urgency", "title", "text"], [], problems)))
        {
            var fault = row["text"].Length == 0 ? "正文为空"
                : !categories.Contains(row["category"]) ? $"未知事项分类“{row["category"]}”"
                : row["type"].Length == 0 ? "诉求类型为空"
                : row["urgency"].Length == 0 ? "紧急程度为空"
                : !seen.TryAdd(row["id"], row) ? $"编号“{row["id"]}”重复，首见于 {seen[row["id"]].File}:{seen[row["id"]].Line}"
                : null;
            if (fault is null)
            {
                examples.Add(new Example(row["id"], row["batch"], row["category"], row["type"], row["urgency"], row["title"], row["text"]));
            }
            else
            {
                problems.Add(new CorpusProblem(row.File, row.Line, fault));
            }
        }

        return examples;
    }

    /// <summary>Reads anybody's labelled texts (header: label, text, and if there is one title; further columns are ignored).</summary>
    /// <exception cref="CorpusException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<Example> ReadLabelled(string file, ICollection<CorpusProblem> problems)
    {
        var examples = new List<Example>();
        foreach (var row in Tsv.Read(file, ["label", "text"], ["title"], problems))
        {
            if (row["label"].Length == 0 || row["text"].Length + row["title"].Length == 0)
            {
                problems.Add(new CorpusProblem(file, row.Line, row["label"].Length == 0 ? "标签为空" : "标题和正文都为空"));
                continue;
            }

            var line = row.Line.ToString(CultureInfo.InvariantCulture);
            examples.Add(new Example(line, line, row["label"], string.Empty, string.Empty, row["title"], row["text"]));
        }

        return examples;
    }

    /// <summary>Reads the four-digit codes of <c>categories/categories.tsv</c>, ascending.</summary>
    /// <exception cref="CorpusException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<string> ReadCategories(string file, ICollection<CorpusProblem> problems) =>
        [.. Tsv.Read(file, ["code", "name"], [], problems).Select(r => r["code"]).Where(c => c.Length == 4).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads which handling function (column function, may be missing) deals with each four-digit code.</summary>
    /// <exception cref="CorpusException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyDictionary<string, string> ReadFunctions(string file, ICollection<CorpusProblem> problems) =>
        Tsv.Read(file, ["code"], ["function"], problems).Where(r => r["code"].Length == 4 && r["function"].Length > 0)
            .DistinctBy(r => r["code"]).ToDictionary(r => r["code"], r => r["function"]);

    /// <summary>Reads every lexicon of a folder (header: code, word, weight).</summary>
    /// <param name="directory">The folder; need not exist.</param>
    /// <param name="categories">The four-digit codes that may occur, their first two digits included.</param>
    /// <param name="problems">Receives the bad lines.</param>
    /// <exception cref="CorpusException">A file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<LexiconEntry> ReadLexicon(string directory, IReadOnlySet<string> categories, ICollection<CorpusProblem> problems)
    {
        var families = categories.Select(c => c[..2]).ToHashSet();
        return [.. Files(directory).SelectMany(f => ReadWords(f, "code", c => categories.Contains(c) || families.Contains(c), problems))];
    }

    /// <summary>Reads the words that make an appeal urgent (header: word, urgency, weight); none if there is no such file.</summary>
    /// <exception cref="CorpusException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<LexiconEntry> ReadUrgencyLexicon(string file, ICollection<CorpusProblem> problems) =>
        File.Exists(file) ? [.. ReadWords(file, "urgency", u => u.Length > 0, problems)] : [];

    private static IEnumerable<LexiconEntry> ReadWords(string file, string codeColumn, Func<string, bool> known, ICollection<CorpusProblem> problems)
    {
        foreach (var row in Tsv.Read(file, [codeColumn, "word", "weight"], [], problems))
        {
            var weighted = double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 100;
            var fault = !known(row[codeColumn]) ? $"未知代码“{row[codeColumn]}”"
                : row["word"].Length == 0 ? "词语为空"
                : !weighted ? $"权重“{row["weight"]}”不是 0 到 100 之间的数"
                : null;
            if (fault is null)
            {
                yield return new LexiconEntry(row[codeColumn], row["word"], weight);
            }
            else
            {
                problems.Add(new CorpusProblem(file, row.Line, fault));
            }
        }
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.tsv").Order(StringComparer.Ordinal) : [];
}
