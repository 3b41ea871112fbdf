namespace Hotline.Tests.Deadlines;

/// <summary>
/// The rules told a second time, on purpose in the dullest way: one minute after the other, asking of each whether it counts.
/// It shares no code with the engine; it reads the notices itself and keeps Shanghai at UTC+8.
/// </summary>
internal sealed class SlowOracle
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private readonly HashSet<string> rest = [];
    private readonly HashSet<string> work = [];

    internal SlowOracle(params string[] notices)
    {
        foreach (var line in notices.SelectMany(text => text.Split('\n')))
        {
            var cells = line.Split('\t');
            if (cells.Length == 3 && cells[1] is "rest" or "work")
            {
                (cells[1] == "rest" ? rest : work).Add(cells[0]);
            }
        }
    }

    /// <summary>The due instant of so many working or calendar days: minute by minute until the last day is over.</summary>
    internal (DateTimeOffset At, bool Provisional) Days(DateTimeOffset start, int amount, bool workingOnly)
    {
        var minute = Floor(start);
        var startDate = minute.Date;
        var (left, provisional) = (amount, false);
        while (true)
        {
            minute = minute.AddMinutes(1);
            var ended = workingOnly
                ? minute.Date > startDate && minute.TimeOfDay == new TimeSpan(17, 30, 0)
                : minute.TimeOfDay == TimeSpan.Zero && minute.Date > startDate.AddDays(1);
            provisional |= workingOnly && minute.Date > startDate && Unknown(minute);
            if (ended && (!workingOnly || Works(minute)) && --left == 0)
            {
                return (new DateTimeOffset(minute, Offset), provisional);
            }
        }
    }

    /// <summary>The due instant of so many minutes, in office hours or in natural time.</summary>
    internal (DateTimeOffset At, bool Provisional) Minutes(DateTimeOffset start, int amount, bool workingOnly)
    {
        var minute = Floor(start);
        var (left, provisional) = (amount, false);
        while (true)
        {
            provisional |= workingOnly && Unknown(minute);
            left -= !workingOnly || (Works(minute) && InOffice(minute.TimeOfDay)) ? 1 : 0;
            minute = minute.AddMinutes(1);
            if (left == 0)
            {
                return (new DateTimeOffset(minute, Offset), provisional);
            }
        }
    }

    private static DateTime Floor(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Offset).DateTime;
        return new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0);
    }

    private static bool Unknown(DateTime day) => day.Year is not (2025 or 2026);

    private static bool InOffice(TimeSpan time) =>
        (time >= new TimeSpan(9, 0, 0) && time < new TimeSpan(12, 0, 0))
        || (time >= new TimeSpan(13, 30, 0) && time < new TimeSpan(17, 30, 0));

    private bool Works(DateTime day)
    {
        var text = day.ToString("yyyy-MM-dd");
        return work.Contains(text)
            || (day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday && !rest.Contains(text));
    }
}
