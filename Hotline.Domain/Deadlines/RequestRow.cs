using System.Globalization;

namespace Hotline.Domain.Deadlines;

/// <summary>A line of the limit table about what units may ask for.</summary>
internal sealed record RequestRow(string Kind, string? Legal, Budget Limit, int Times, int Line)
{
    internal const string Extension = "extension";
    internal const string Return = "return";

    internal static RequestRow Read(DeadlineFile file, DeadlineFile.Row row)
    {
        foreach (var column in (ReadOnlySpan<string>)["type", "urgency", "channel"])
        {
            if (file.Cell(row, column) != LimitRow.Any)
            {
                throw file.Bad(row, $"{column} 列：申请规则对所有情形有效，应写 *");
            }
        }

        if (file.Has("unitClass") && file.Cell(row, "unitClass") is not ("" or LimitRow.None or LimitRow.Any))
        {
            throw file.Bad(row, "unitClass 列：申请规则对所有单位有效，应写 *");
        }

        var legal = LimitRow.LegalOf(file, row);
        if (legal == LimitRow.Any)
        {
            throw file.Bad(row, "legal 列：应写 - 或法定例外的名称");
        }

        var times = file.Cell(row, "times");
        return int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new RequestRow(file.Cell(row, "clock"), legal, LimitRow.Amount(file, row, "limit"), count, row.Line)
            : throw file.Bad(row, $"times 列：“{times}”不是整数");
    }

    /// <summary>The rules for tickets that carry a legal word (or none); a word's rule that is missing is the ordinary one.</summary>
    internal static RequestRules Rules(DeadlineFile file, IReadOnlyList<RequestRow> rows, string? word)
    {
        var extension = Pick(file, rows, Extension, word);
        var returning = Pick(file, rows, Return, word);
        return new RequestRules(extension.Times, extension.Limit, returning.Limit, returning.Times);
    }

    private static RequestRow Pick(DeadlineFile file, IReadOnlyList<RequestRow> rows, string kind, string? word) =>
        rows.FirstOrDefault(row => row.Kind == kind && word is not null && row.Legal == word)
        ?? rows.FirstOrDefault(row => row.Kind == kind && row.Legal is null)
        ?? throw new DeadlineFileException(file.Name, file.Lines, $"缺少没有法定例外的“{kind}”行");
}
