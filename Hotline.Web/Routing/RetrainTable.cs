using System.Globalization;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>The three lines of settings/routing.tsv that say when a new model is trained by itself.</summary>
public static class RetrainTable
{
    /// <summary>The fewest corrections where the file says nothing.</summary>
    public const int UsualLeast = 50;

    private const string weekday = "retrain-weekday", at = "retrain-at", least = "retrain-least-corrections";

    /// <summary>Reads them; null where the day and the time are empty.</summary>
    /// <exception cref="TsvException">One of them is wrong, or one is given without the other.</exception>
    public static RetrainTimes? Read(IReadOnlyList<TsvRow> rows)
    {
        var day = Value(rows, weekday, text => text is [>= '1' and <= '7'] ? (int?)((text[0] - '0') % 7) : null, "应是 1 到 7，1 是周一");
        var time = Value(rows, at, text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? (TimeOnly?)read : null, "应是 HH:mm 格式的时间，例如 03:00");
        var fewest = Value(rows, least, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read <= 50_000 ? (int?)read : null, "应是 0 到 50000 的整数") ?? UsualLeast;
        return (day, time) switch
        {
            ({ } d, { } t) => new RetrainTimes((DayOfWeek)d, t, fewest),
            (null, null) => null,
            _ => throw rows.First(r => r["key"] == (day is null ? at : weekday)).Wrong($"{weekday} 和 {at} 要么都填，要么都留空"),
        };
    }

    /// <summary>The file with another schedule in it; its other lines stay as they are.</summary>
    public static string Write(string text, RetrainTimes? times, int leastCorrections)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        Put(lines, weekday, times is null ? "" : ((((int)times.Day + 6) % 7) + 1).ToString(CultureInfo.InvariantCulture));
        Put(lines, at, times?.At.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "");
        Put(lines, least, leastCorrections.ToString(CultureInfo.InvariantCulture));
        return string.Join('\n', lines) + "\n";
    }

    private static T? Value<T>(IReadOnlyList<TsvRow> rows, string key, Func<string, T?> read, string wrong)
        where T : struct
    {
        var row = rows.FirstOrDefault(r => r["key"] == key);
        return row?.Optional("value") is not { } text ? null : read(text) ?? throw row.Wrong($"{key} “{text}” {wrong}");
    }

    private static void Put(List<string> lines, string key, string value)
    {
        var place = lines.FindIndex(l => l.Split('\t')[0].Trim() == key);
        if (place < 0)
        {
            lines.Add($"{key}\t{value}");
            return;
        }

        var fields = lines[place].Split('\t');
        lines[place] = string.Join('\t', [fields[0], value, .. fields.Skip(2)]);
    }
}
