using System.Globalization;
using Hotline.Domain.Deadlines;

namespace Hotline.Domain.Supervision;

/// <summary>How long a unit has to answer an order of each form.</summary>
public sealed class OrderRules
{
    private readonly IReadOnlyList<(OrderForm Form, DateOnly From, DateOnly? To, Budget Limit)> lines;

    private OrderRules(IReadOnlyList<(OrderForm, DateOnly, DateOnly?, Budget)> lines) => this.lines = lines;

    /// <summary>Reads the table: form, limit, valid_from, valid_to.</summary>
    /// <exception cref="DeadlineFileException">A mistake with its line, or a form that has no limit.</exception>
    public static OrderRules Parse(string name, string tsv)
    {
        var file = DeadlineFile.Read(name, tsv, "form", "limit", "valid_from", "valid_to");
        var lines = file.Rows.Select(r => (
            Form: Word.TryRead<OrderForm>(file.Cell(r, "form"), out var form) ? form : throw file.Bad(r, $"form 列不认识“{file.Cell(r, "form")}”，应为以下之一：{string.Join(", ", Enum.GetValues<OrderForm>().Select(Word.Of))}"),
            From: Day(file, r, "valid_from") ?? throw file.Bad(r, "缺少 valid_from"),
            To: Day(file, r, "valid_to"),
            Limit: LimitRow.Amount(file, r, "limit"))).ToList();
        foreach (var form in Enum.GetValues<OrderForm>())
        {
            if (!lines.Any(l => l.Form == form))
            {
                throw new DeadlineFileException(file.Name, file.Lines, $"缺少形式“{Word.Of(form)}”的时限");
            }
        }

        return new OrderRules(lines);
    }

    /// <summary>The limit of a form on a local date; the last that began where none is in force.</summary>
    public Budget LimitOf(OrderForm form, DateOnly day) =>
        lines.Where(l => l.Form == form).OrderBy(l => l.From <= day && (l.To is null || l.To >= day) ? 0 : 1).ThenByDescending(l => l.From).First().Limit;

    private static DateOnly? Day(DeadlineFile file, DeadlineFile.Row row, string column) => file.Cell(row, column) switch
    {
        "" or "-" => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw file.Bad(row, $"{column} 列：“{text}”不是日期，应写成 2026-01-31 的样子"),
    };
}
