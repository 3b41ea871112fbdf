namespace Hotline.Domain.Deadlines;

/// <summary>
/// Which days of one year work, ready to be counted and found without walking.
/// A year nobody listed anything for is one of fourteen shapes (first weekday × leap year), made once.
/// </summary>
internal sealed class YearShape
{
    private static readonly YearShape[] Plain = MakePlain();

    private readonly ushort[] through;
    private readonly ushort[] days;

    private YearShape(bool[] works)
    {
        through = new ushort[works.Length + 1];
        for (var day = 1; day <= works.Length; day++)
        {
            through[day] = (ushort)(through[day - 1] + (works[day - 1] ? 1 : 0));
        }

        days = new ushort[through[^1] + 1];
        for (var day = works.Length; day >= 1; day--)
        {
            days[through[day]] = works[day - 1] ? (ushort)day : days[through[day]];
        }
    }

    /// <summary>Working days in the whole year.</summary>
    internal int Total => through[^1];

    /// <summary>Working days from 1 January up to and including that day of the year (0 = none).</summary>
    internal int Through(int dayOfYear) => through[dayOfYear];

    /// <summary>The day of the year (1…366) of the n-th working day, n from 1.</summary>
    internal int DayOf(int nth) => days[nth];

    /// <summary>Monday to Friday and nothing else.</summary>
    internal static YearShape WeekendsOnly(int year) => Plain[PlainIndex(year)];

    /// <summary>Monday to Friday, changed by the listed dates of that year.</summary>
    internal static YearShape Listed(int year, IEnumerable<(DateOnly Day, bool Works)> listed)
    {
        var works = Weekdays(year);
        foreach (var (day, working) in listed)
        {
            works[day.DayOfYear - 1] = working;
        }

        return new YearShape(works);
    }

    private static YearShape[] MakePlain()
    {
        var shapes = new YearShape[14];
        for (var year = 2000; year < 2028; year++)
        {
            shapes[PlainIndex(year)] ??= new YearShape(Weekdays(year));
        }

        return shapes;
    }

    private static int PlainIndex(int year) =>
        ((int)new DateOnly(year, 1, 1).DayOfWeek * 2) + (DateTime.IsLeapYear(year) ? 1 : 0);

    private static bool[] Weekdays(int year)
    {
        var works = new bool[DateTime.IsLeapYear(year) ? 366 : 365];
        var first = new DateOnly(year, 1, 1);
        for (var i = 0; i < works.Length; i++)
        {
            works[i] = first.AddDays(i).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return works;
    }
}
