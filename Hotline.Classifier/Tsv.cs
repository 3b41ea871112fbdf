using System.Text;

namespace Hotline.Classifier;

/// <summary>
/// Tab-separated tables as people and machines of this project write them: UTF-8, one header line, one row a line, no
/// quoting (a <c>"</c> is a plain character). Columns are found by name, further ones are ignored, empty lines and lines
/// that begin with <c>#</c> skipped.
/// </summary>
internal static class Tsv
{
    /// <summary>Reads a table; lines with fields missing are reported, the rest is handed on.</summary>
    /// <exception cref="CorpusException">The file cannot be read, is not UTF-8, or lacks a column.</exception>
    public static IEnumerable<TsvRow> Read(string file, IReadOnlyList<string> required, IReadOnlyList<string> optional, ICollection<CorpusProblem> problems)
    {
        var lines = Lines(file);
        var header = lines.Length > 0 ? lines[0].TrimEnd('\r').Split('\t') : [];
        var places = new Dictionary<string, int>();
        foreach (var column in required.Concat(optional))
        {
            places[column] = Array.FindIndex(header, h => h.Trim() == column);
        }

        var missing = required.Where(c => places[c] < 0).ToArray();
        if (missing.Length > 0)
        {
            throw new CorpusException([new CorpusProblem(file, 1, $"表头缺少列 {string.Join("、", missing)}")]);
        }

        var last = required.Max(c => places[c]);
        return Rows();

        IEnumerable<TsvRow> Rows()
        {
            for (var i = 1; i < lines.Length; i++)
            {
                var line = lines[i].TrimEnd('\r');
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                var fields = line.Split('\t');
                if (fields.Length <= last)
                {
                    problems.Add(new CorpusProblem(file, i + 1, $"只有 {fields.Length} 列，应至少有 {last + 1} 列"));
                    continue;
                }

                yield return new TsvRow(file, i + 1, fields, places);
            }
        }
    }

    private static string[] Lines(string file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            return text.TrimStart('\uFEFF').Split('\n');
        }
        catch (ArgumentException)
        {
            throw new CorpusException([new CorpusProblem(file, 1, "不是 UTF-8 编码")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException([new CorpusProblem(file, 1, File.Exists(file) ? "无法读取" : "文件不存在")]);
        }
    }
}
