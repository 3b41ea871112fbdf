namespace Hotline.Tests.Deadlines;

/// <summary>
/// The rules told a second time, on purpose in the dullest way: one minute after the other, asking of each whether it counts.
/// It shares no code with the engine; it reads the notices itself and keeps Shanghai at UTC+8. What each minute is was written down beforehand, so that
/// a hundred thousand walks are a matter of a minute or two.
/// </summary>
internal sealed class SlowOracle
{
    private const byte worksThatDay = 1, inOffice = 2, unknownYear = 4, workEnds = 8, dayEnds = 16;
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly DateTime Began = new(2024, 12, 1);

    private readonly HashSet<string> rest = [];
    private readonly HashSet<string> work = [];

    // A byte a minute, from Began on: what the minute that begins then is.
    private readonly byte[] minutes;

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

        minutes = new byte[(int)(new DateTime(2028, 12, 31) - Began).TotalMinutes];
        for (var day = 0; day < minutes.Length / 1440; day++)
        {
            Write(Began.AddDays(day), day * 1440);
        }
    }

    /// <summary>The due instant of so many working or calendar days: minute by minute until the last day is over.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="amount">How many days.</param>
    /// <param name="workingOnly">Working days.</param>
    /// <param name="receiptCounts">The day of receipt is day 1, if work had not ended on it.</param>
    internal (DateTimeOffset At, bool Provisional) Days(DateTimeOffset start, int amount, bool workingOnly, bool receiptCounts = false)
    {
        var at = Floor(start);
        var today = at / 1440;
        var (left, provisional) = (amount, false);
        var first = receiptCounts && at % 1440 < (17 * 60) + 30 ? today : today + 1;
        provisional = workingOnly && first == today && (minutes[at] & unknownYear) != 0;
        while (true)
        {
            at++;
            var what = minutes[at];
            provisional |= workingOnly && at / 1440 >= first && (what & unknownYear) != 0;
            // The day a minute ends: at 17:30 it is that day's, at midnight that of the day before.
            var ended = workingOnly ? (what & workEnds) != 0 && (what & worksThatDay) != 0 && at / 1440 >= first : (what & dayEnds) != 0 && (at / 1440) - 1 >= first;
            if (ended && --left == 0)
            {
                return (Instant(at), provisional);
            }
        }
    }

    /// <summary>The due instant of so many minutes, in office hours or in natural time.</summary>
    internal (DateTimeOffset At, bool Provisional) Minutes(DateTimeOffset start, int amount, bool workingOnly)
    {
        var at = Floor(start);
        var (left, provisional) = (amount, false);
        while (true)
        {
            var what = minutes[at];
            provisional |= workingOnly && (what & unknownYear) != 0;
            left -= !workingOnly || (what & (worksThatDay | inOffice)) == (worksThatDay | inOffice) ? 1 : 0;
            at++;
            if (left == 0)
            {
                return (Instant(at), provisional);
            }
        }
    }

    private void Write(DateTime day, int from)
    {
        var text = day.ToString("yyyy-MM-dd");
        var works = work.Contains(text) || (day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday && !rest.Contains(text));
        for (var minute = 0; minute < 1440; minute++)
        {
            var office = (minute >= 9 * 60 && minute < 12 * 60) || (minute >= (13 * 60) + 30 && minute < (17 * 60) + 30);
            minutes[from + minute] = (byte)((works ? worksThatDay : 0) | (office ? inOffice : 0) | (day.Year is 2025 or 2026 ? 0 : unknownYear)
                | (minute == (17 * 60) + 30 ? workEnds : 0) | (minute == 0 ? dayEnds : 0));
        }
    }

    private static int Floor(DateTimeOffset instant) => (int)Math.Floor((instant.ToOffset(Offset).DateTime - Began).TotalMinutes);

    private static DateTimeOffset Instant(int minute) => new(Began.AddMinutes(minute), Offset);
}
