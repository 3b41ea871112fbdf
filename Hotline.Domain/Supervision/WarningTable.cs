using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>What a clock brings about, and when.</summary>
/// <param name="Level">The light or card; null: signed by itself.</param>
/// <param name="At">The instant.</param>
public readonly record struct WarningDue(WarningLevel? Level, DateTimeOffset At);

/// <summary>One version of a city's rules for lights, cards and automatic signing. Where several lines give one level, the later moment counts
/// ("20 % or one working day left, whichever is later"); a clock's own lines replace those for every clock.</summary>
public sealed class WarningTable
{
    private readonly IReadOnlyList<WarningRule> rules;

    private WarningTable(string version, DateOnly validFrom, IReadOnlyList<WarningRule> rules) => (Version, ValidFrom, this.rules) = (version, validFrom, rules);

    /// <summary>The name of this version.</summary>
    public string Version { get; }

    /// <summary>Tickets registered from this local date on follow it, for life.</summary>
    public DateOnly ValidFrom { get; }

    /// <summary>Reads every version in a file: version, validFrom, clock, budget, level, when.</summary>
    /// <exception cref="DeadlineFileException">A mistake, named with its line.</exception>
    public static IReadOnlyList<WarningTable> Parse(string name, string tsv)
    {
        var file = DeadlineFile.Read(name, tsv, "version", "validFrom", "clock", "budget", "level", "when");
        return [.. file.Rows.GroupBy(r => file.Cell(r, "version")).Select(rows => new WarningTable(rows.Key, ValidFromOf(file, rows), [.. rows.Select(r => WarningRule.Read(file, r))]))];
    }

    /// <summary>All that a clock brings about, the earliest first; of the same instant the lower level first, signing last.</summary>
    public IReadOnlyList<WarningDue> Of(Deadline clock, WorkingTime time)
    {
        var due = rules.Where(r => r.Covers(clock) && (r.Clock == clock.Clock || r.Clock is null))
            .GroupBy(r => r.Level)
            .Select(level => new WarningDue(level.Key, level.GroupBy(r => r.Clock is null).OrderBy(own => own.Key).First().Max(r => r.When.Of(clock, time))))
            .OrderBy(w => w.At).ThenBy(w => w.Level ?? (WarningLevel)int.MaxValue)
            .ToList();

        // A clock that stops by itself warns no more.
        return due.FindIndex(w => w.Level is null) is >= 0 and var signed ? due[..(signed + 1)] : due;
    }

    private static DateOnly ValidFromOf(DeadlineFile file, IEnumerable<DeadlineFile.Row> rows)
    {
        var dates = rows.Select(r => (Row: r, Ok: DateOnly.TryParseExact(file.Cell(r, "validFrom"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), Day: day)).ToList();
        foreach (var (row, ok, day) in dates)
        {
            if (!ok || day != dates[0].Day)
            {
                throw file.Bad(row, ok ? "validFrom 列：一个版本只有一个生效日" : $"validFrom 列：“{file.Cell(row, "validFrom")}”不是日期，应写成 2026-01-31 的样子");
            }
        }

        return dates[0].Day;
    }
}
