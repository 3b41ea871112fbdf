namespace Hotline.Web.Data;

/// <summary>A row of a tab-separated file, by column name.</summary>
/// <param name="File">Which file.</param>
/// <param name="Line">Which line, the header being 1.</param>
/// <param name="Columns">Column → place.</param>
/// <param name="Fields">What stands there.</param>
public sealed record TsvRow(string File, int Line, IReadOnlyDictionary<string, int> Columns, string[] Fields)
{
    /// <summary>A field, trimmed; empty where the column or the field is missing.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var at) && at < Fields.Length ? Fields[at].Trim() : "";

    /// <summary>A field that must say something.</summary>
    /// <exception cref="TsvException">It is empty.</exception>
    public string Needed(string column) => this[column] is { Length: > 0 } text ? text : throw Wrong($"“{column}” 为空");

    /// <summary>A field, or null where it is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>A date as yyyy-MM-dd.</summary>
    public DateOnly? Date(string column) => Optional(column) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : throw Wrong($"“{column}” 不是 yyyy-MM-dd 格式的日期：{text}");

    /// <summary>A word of an enum written in kebab-case.</summary>
    public T Word<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(Needed(column).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value : throw Wrong($"“{column}” 不认识 “{this[column]}”");

    /// <summary>Several values separated by |.</summary>
    public string[] List(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An error at this place.</summary>
    public TsvException Wrong(string why) => new(File, Line, why);
}

/// <summary>A file cannot be taken as it is: which line, and why.</summary>
public sealed class TsvException(string file, int line, string why) : Exception($"{file} 第 {line} 行：{why}")
{
    /// <summary>Which line.</summary>
    public int Line => line;
}

/// <summary>Tab-separated files: one header line, no quoting, every field on one line. Lines that begin with # are remarks.</summary>
public static class Tsv
{
    /// <summary>What the rows of a file stand for, and every mistake in it instead of only the first.</summary>
    public static (IReadOnlyList<T> Items, IReadOnlyList<TsvException> Wrong) Every<T>(string file, string text, Func<TsvRow, T> make, params string[] needed)
    {
        var (items, wrong) = (new List<T>(), new List<TsvException>());
        try
        {
            foreach (var row in Read(file, new StringReader(text), needed))
            {
                try
                {
                    items.Add(make(row));
                }
                catch (TsvException mistake)
                {
                    wrong.Add(mistake);
                }
            }
        }
        catch (TsvException header)
        {
            wrong.Add(header);
        }

        return (items, wrong);
    }

    /// <summary>The rows of a file whose header names at least the <paramref name="needed"/> columns.</summary>
    /// <exception cref="TsvException">A column is missing from the header.</exception>
    public static IEnumerable<TsvRow> Read(string file, TextReader reader, params string[] needed)
    {
        Dictionary<string, int>? columns = null;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            var fields = line.TrimEnd('\r').Split('\t');
            if (columns is not null)
            {
                yield return new TsvRow(file, number, columns, fields);
                continue;
            }

            columns = [];
            for (var i = 0; i < fields.Length; i++)
            {
                columns.TryAdd(fields[i].Trim().TrimStart('\uFEFF'), i);
            }

            if (needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            {
                throw new TsvException(file, number, $"表头缺少 “{missing}” 列");
            }
        }

        if (columns is null)
        {
            throw new TsvException(file, 1, "文件是空的");
        }
    }
}
