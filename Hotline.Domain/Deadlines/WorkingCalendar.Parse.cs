using System.Globalization;

namespace Hotline.Domain.Deadlines;

public sealed partial class WorkingCalendar
{
    /// <summary>
    /// Reads calendar files, one per year: tab-separated, header <c>date kind name</c>, kind <c>rest</c> or <c>work</c>.
    /// A file makes the year of its last date known; notices may reach back into the December before it.
    /// </summary>
    /// <param name="files">Name (for messages) and content of every file; none at all means weekends only.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="DeadlineFileException">
    /// A bad date, an unknown kind, a date listed twice, a date of another year, or a file without rows; the message names file and line.
    /// </exception>
    public static WorkingCalendar Parse(IEnumerable<(string name, string tsv)> files)
    {
        var listings = new Dictionary<DateOnly, Listing>();
        var known = new HashSet<int>();
        foreach (var (name, tsv) in files)
        {
            known.Add(ReadYear(DeadlineFile.Read(name, tsv, "date", "kind", "name"), listings));
        }

        return new WorkingCalendar(listings, known);
    }

    private static int ReadYear(DeadlineFile file, Dictionary<DateOnly, Listing> listings)
    {
        var dates = file.Rows.Select(row => Date(file, row)).ToList();
        var year = dates.Max().Year;
        for (var i = 0; i < dates.Count; i++)
        {
            var (row, date) = (file.Rows[i], dates[i]);
            if (date.Year != year && (date.Year != year - 1 || date.Month != 12))
            {
                throw file.Bad(row, $"{date:yyyy-MM-dd} 不在 {year} 年");
            }

            if (!listings.TryAdd(date, new Listing(Works(file, row), NullIfEmpty(file.Cell(row, "name")))))
            {
                throw file.Bad(row, $"{date:yyyy-MM-dd} 出现两次");
            }
        }

        return year;
    }

    private static DateOnly Date(DeadlineFile file, DeadlineFile.Row row)
    {
        var text = file.Cell(row, "date");
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw file.Bad(row, $"“{text}”不是日期，应写成 2026-01-31 的样子");
    }

    private static bool Works(DeadlineFile file, DeadlineFile.Row row) => file.Cell(row, "kind") switch
    {
        "work" => true,
        "rest" => false,
        var other => throw file.Bad(row, $"kind 列不认识“{other}”，应为 rest 或 work"),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
