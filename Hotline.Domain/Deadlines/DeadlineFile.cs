namespace Hotline.Domain.Deadlines;

/// <summary>A tab-separated file with # comments, one header and named columns; it remembers line numbers for its complaints.</summary>
internal sealed class DeadlineFile
{
    private readonly Dictionary<string, int> columns;

    private DeadlineFile(string name, Dictionary<string, int> columns, List<Row> rows, int lines) =>
        (Name, this.columns, Rows, Lines) = (name, columns, rows, lines);

    internal string Name { get; }

    internal IReadOnlyList<Row> Rows { get; }

    /// <summary>The number of the last line, where a complaint about something missing points to.</summary>
    internal int Lines { get; }

    /// <summary>Splits a file; every column asked for must be in the header, others are ignored.</summary>
    internal static DeadlineFile Read(string name, string tsv, params ReadOnlySpan<string> needed)
    {
        var lines = tsv.TrimStart('\uFEFF').TrimEnd().Split('\n');
        Dictionary<string, int>? columns = null;
        var rows = new List<Row>(lines.Length);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].TrimEnd('\r');
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            if (columns is null)
            {
                columns = Header(name, number, cells, needed);
            }
            else
            {
                rows.Add(new Row(number, cells));
            }
        }

        return rows.Count > 0
            ? new DeadlineFile(name, columns!, rows, lines.Length)
            : throw new DeadlineFileException(name, lines.Length, "文件里没有数据行");
    }

    /// <summary>Whether the header names a column that need not be there.</summary>
    internal bool Has(string column) => columns.ContainsKey(column);

    /// <summary>The cell of a row; a cell that is missing is empty.</summary>
    internal string Cell(Row row, string column)
    {
        var index = columns[column];
        return index < row.Cells.Length ? row.Cells[index] : "";
    }

    internal DeadlineFileException Bad(Row row, string why) => new(Name, row.Line, why);

    private static Dictionary<string, int> Header(string name, int line, string[] cells, ReadOnlySpan<string> needed)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Length; i++)
        {
            if (!columns.TryAdd(cells[i], i))
            {
                throw new DeadlineFileException(name, line, $"列“{cells[i]}”出现两次");
            }
        }

        foreach (var column in needed)
        {
            if (!columns.ContainsKey(column))
            {
                throw new DeadlineFileException(name, line, $"表头缺少“{column}”列");
            }
        }

        return columns;
    }

    /// <summary>One line of data.</summary>
    internal readonly record struct Row(int Line, string[] Cells);
}
