using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Web.Data;

namespace Hotline.Web.Deadlines;

/// <summary>One line of a year's notice of holidays.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Day">The date.</param>
/// <param name="Works">A weekend day that is worked; otherwise a day of rest.</param>
/// <param name="Name">The holiday.</param>
public sealed record CalendarLine(int Line, DateOnly Day, bool Works, string Name);

/// <summary>A year's notice as a file, read with every mistake named by its line.</summary>
/// <param name="Year">Which year it makes known; 0 where no date could be read.</param>
/// <param name="Lines">Its dates.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record CalendarSheet(int Year, IReadOnlyList<CalendarLine> Lines, IReadOnlyList<string> Problems)
{
    private const string header = "date\tkind\tname";

    /// <summary>Its name among the rule files.</summary>
    public string Name => $"{Routing.CityFiles.CalendarsFolder}{Year.ToString(CultureInfo.InvariantCulture)}.tsv";

    /// <summary>Days of rest on it.</summary>
    public int Rest => Lines.Count(l => !l.Works);

    /// <summary>Weekend days that are worked.</summary>
    public int MakeUps => Lines.Count(l => l.Works);

    /// <summary>Reads a file.</summary>
    /// <param name="file">What it is called, for the problems.</param>
    /// <param name="text">Its content.</param>
    /// <param name="known">The calendars in force: a notice may reach into the December before, which another file may have listed.</param>
    public static CalendarSheet Read(string file, string text, WorkingCalendar known)
    {
        var (lines, unread) = Tsv.Every(file, text, Line, "date", "kind", "name");
        var year = lines.Count == 0 ? 0 : lines.Max(l => l.Day).Year;
        var wrong = lines.SelectMany(l => Wrong(l, year, lines, known).Select(why => new TsvException(file, l.Line, why)));
        List<string> problems = [.. unread.Concat(wrong).OrderBy(w => w.Line).Select(w => w.Message)];
        if (problems.Count == 0 && lines.All(l => l.Works))
        {
            problems.Add(new TsvException(file, 1, "没有一天是 rest（放假）").Message);
        }

        return new CalendarSheet(year, lines, problems);
    }

    /// <summary>The file that stands for what was typed: one holiday a line, its name, its first day, and its last day where it has more than one.</summary>
    /// <param name="rest">Days of rest.</param>
    /// <param name="work">Weekend days that are worked.</param>
    public static string Compose(string rest, string work) =>
        string.Join('\n', [header, .. Rows(rest, "rest"), .. Rows(work, "work"), ""]);

    // What cannot be read is handed on as it stands, so that the check names it.
    private static IEnumerable<string> Rows(string typed, string kind)
    {
        foreach (var line in typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split([' ', '\t', '　', '~', '至', '—'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length is 2 or 3 && Date(words[1]) is { } first && Date(words[^1]) is { } last && first <= last && last.DayNumber - first.DayNumber < 31)
            {
                for (var day = first; day <= last; day = day.AddDays(1))
                {
                    yield return $"{day:yyyy-MM-dd}\t{kind}\t{words[0]}";
                }
            }
            else
            {
                yield return $"{line.Replace('\t', ' ')}\t{kind}\t";
            }
        }
    }

    private static CalendarLine Line(TsvRow row) => new(
        row.Line,
        row.Date("date") ?? throw row.Wrong("“date” 为空"),
        row.Needed("kind") switch { "rest" => false, "work" => true, var other => throw row.Wrong($"“kind” 不认识 “{other}”，应为 rest（放假）或 work（补班）") },
        row.Needed("name"));

    private static IEnumerable<string> Wrong(CalendarLine line, int year, IReadOnlyList<CalendarLine> all, WorkingCalendar known)
    {
        if (line.Day.Year != year && (line.Day.Year != year - 1 || line.Day.Month != 12))
        {
            yield return $"{line.Day:yyyy-MM-dd} 不属于 {year} 年（可以提前到上一年 12 月）";
        }

        if (all.First(l => l.Day == line.Day) is var first && first != line)
        {
            yield return $"{line.Day:yyyy-MM-dd} 与第 {first.Line} 行重复";
        }

        if (line.Works && line.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            yield return $"{line.Day:yyyy-MM-dd} 不是周六或周日，不能是补班日";
        }

        if (line.Day.Year == year - 1 && known.Knows(line.Day.Year) && known.Name(line.Day) is { } name && !known.Knows(year))
        {
            yield return $"{line.Day:yyyy-MM-dd} 在 {line.Day.Year} 年的日历里已列为“{name}”";
        }
    }

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
