using System.Globalization;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Deadlines;

public sealed partial class LimitTable
{
    /// <summary>
    /// Reads a limit table: tab-separated, columns <c>version validFrom clock type urgency channel legal limit start cap times basis</c>.
    /// "*" means any, "-" none; version and validFrom are the same on every line. The clocks <c>extension</c> and <c>return</c>
    /// are the rules for requests, with <c>times</c> for how often. Two columns may be missing: <c>validTo</c>, the last day on which new tickets get
    /// the version, and <c>unitClass</c>, the kind of unit a row holds for. A table without any row for <c>coOperate</c>, older than that clock, gives it the limits of <c>handleUnit</c>.
    /// </summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="tsv">Its content.</param>
    /// <returns>The table.</returns>
    /// <exception cref="DeadlineFileException">
    /// An unknown word, a bad amount or date, two rows for the same case, or a combination without a row; the message names file and line.
    /// </exception>
    public static LimitTable Parse(string name, string tsv)
    {
        var file = DeadlineFile.Read(
            name, tsv, "version", "validFrom", "clock", "type", "urgency", "channel", "legal", "limit", "start", "cap", "times", "basis");
        var (version, validFrom, validTo) = VersionOf(file);
        var asks = file.Rows.ToLookup(row => file.Cell(row, "clock") is RequestRow.Extension or RequestRow.Return);
        var rows = asks[false].Select(row => LimitRow.Read(file, row)).ToList();
        // A table older than this clock gives co-operating units the time it gives the lead.
        if (!rows.Exists(row => row.Clock == ClockName.CoOperate))
        {
            rows.AddRange(rows.FindAll(row => row.Clock == ClockName.HandleUnit).Select(row => row with { Clock = ClockName.CoOperate }));
        }

        var requests = asks[true].Select(row => RequestRow.Read(file, row)).ToList();
        RefuseSecond(file, rows, row => row.Case, row => row.Limit.Row);
        RefuseSecond(file, requests, row => (row.Kind, row.Legal), row => row.Line);
        if (!rows.Exists(row => row.Clock == ClockName.CoOperate))
        {
            rows.AddRange(rows.FindAll(row => row.Clock == ClockName.HandleUnit).Select(row => row with { Clock = ClockName.CoOperate }));
        }

        return new LimitTable(
            version,
            validFrom,
            validTo,
            Spread(file, rows, null),
            Words(rows.Select(row => row.LegalWord)).ToDictionary(word => word, word => Spread(file, rows, word)),
            RequestRow.Rules(file, requests, null),
            Words(requests.Select(row => row.Legal)).ToDictionary(word => word, word => RequestRow.Rules(file, requests, word)));
    }

    private static (string Version, DateOnly ValidFrom, DateOnly? ValidTo) VersionOf(DeadlineFile file)
    {
        var first = file.Rows[0];
        var (version, text, until) = (file.Cell(first, "version"), file.Cell(first, "validFrom"), file.Has("validTo") ? file.Cell(first, "validTo") : "");
        if (version.Length == 0)
        {
            throw file.Bad(first, "version 列：缺少版本名");
        }

        var validFrom = Day(file, first, "validFrom", text);
        DateOnly? validTo = until is "" or LimitRow.None ? null : Day(file, first, "validTo", until);
        if (validTo < validFrom)
        {
            throw file.Bad(first, $"validTo 列：“{until}”早于 validFrom");
        }

        foreach (var row in file.Rows)
        {
            if (file.Cell(row, "version") != version || file.Cell(row, "validFrom") != text || (file.Has("validTo") && file.Cell(row, "validTo") != until))
            {
                throw file.Bad(row, $"每一行的 version、validFrom、validTo 必须相同，这里是“{version}”“{text}”“{until}”");
            }
        }

        return (version, validFrom, validTo);
    }

    private static DateOnly Day(DeadlineFile file, DeadlineFile.Row row, string column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw file.Bad(row, $"{column} 列：“{text}”不是日期，应写成 2026-01-31 的样子");

    private static void RefuseSecond<TRow, TCase>(DeadlineFile file, List<TRow> rows, Func<TRow, TCase> about, Func<TRow, int> line)
        where TCase : notnull
    {
        var seen = new Dictionary<TCase, int>();
        foreach (var row in rows)
        {
            if (!seen.TryAdd(about(row), line(row)))
            {
                throw new DeadlineFileException(file.Name, line(row), $"与第 {seen[about(row)]} 行是同一种情形");
            }
        }
    }

    private static IEnumerable<string> Words(IEnumerable<string?> legal) =>
        legal.OfType<string>().Where(word => word != LimitRow.Any).Distinct();

    // Rows of one rank that cover the same combination name the same things, so they would have been refused as the same case:
    // the best row is always a single one.
    private static Limit[] Spread(DeadlineFile file, List<LimitRow> rows, string? word)
    {
        var best = rows.OrderByDescending(row => row.Rank).ToList();
        var limits = new Limit[Clocks * Types * Urgencies * Channels * Kinds];
        foreach (var clock in Enum.GetValues<ClockName>())
        {
            var mine = best.FindAll(row => row.Clock == clock);
            foreach (var type in Enum.GetValues<AppealType>())
            {
                foreach (var urgency in Enum.GetValues<Urgency>())
                {
                    foreach (var channel in Enum.GetValues<Channel>())
                    {
                        foreach (var kind in kinds)
                        {
                            limits[Index(clock, type, urgency, channel, kind)] =
                                mine.Find(row => row.Covers(type, urgency, channel, kind, word))?.Limit
                                ?? throw Gap(file, mine, $"{Word.Of(clock)} {Word.Of(type)} {Word.Of(urgency)} {Word.Of(channel)}");
                        }
                    }
                }
            }
        }

        return limits;
    }

    private static DeadlineFileException Gap(DeadlineFile file, List<LimitRow> mine, string combination) =>
        new(file.Name, mine.Count == 0 ? file.Lines : mine.Max(row => row.Limit.Row), $"缺少这种情形的行：{combination}");
}
