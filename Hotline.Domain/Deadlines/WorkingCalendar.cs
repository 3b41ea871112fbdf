namespace Hotline.Domain.Deadlines;

/// <summary>
/// Which dates work. A date works when a notice lists it as a make-up workday, or when it is Monday to Friday and
/// not listed as rest. Immutable; a new notice makes a new calendar. Source: the State Council's yearly holiday notices.
/// </summary>
public sealed partial class WorkingCalendar
{
    private readonly Dictionary<DateOnly, Listing> listings;
    private readonly bool[] known = new bool[DateOnly.MaxValue.Year + 1];
    private readonly YearShape[] shapes = new YearShape[DateOnly.MaxValue.Year + 1];

    // before[y] = working days from 0001-01-01 up to the end of the year y - 1.
    private readonly int[] before = new int[DateOnly.MaxValue.Year + 2];

    private WorkingCalendar(Dictionary<DateOnly, Listing> listings, IEnumerable<int> years)
    {
        this.listings = listings;
        Years = [.. years.Order()];
        foreach (var year in Years)
        {
            known[year] = true;
        }

        var byYear = listings.ToLookup(entry => entry.Key.Year, entry => (entry.Key, entry.Value.Works));
        for (var year = 1; year < shapes.Length; year++)
        {
            shapes[year] = byYear.Contains(year) ? YearShape.Listed(year, byYear[year]) : YearShape.WeekendsOnly(year);
            before[year + 1] = before[year] + shapes[year].Total;
        }
    }

    /// <summary>The years a notice was read for, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Whether a notice for that year was read. Dates of other years follow weekends only and are provisional.</summary>
    /// <param name="year">The calendar year.</param>
    /// <returns>True when the year is among <see cref="Years"/>.</returns>
    public bool Knows(int year) => (uint)year < (uint)known.Length && known[year];

    /// <summary>Whether people work on that date.</summary>
    /// <param name="day">A local date of any year.</param>
    /// <returns>True for a working day, make-up workdays included.</returns>
    public bool Works(DateOnly day)
    {
        var shape = shapes[day.Year];
        return shape.Through(day.DayOfYear) > shape.Through(day.DayOfYear - 1);
    }

    /// <summary>Whether a notice turned that date into a workday.</summary>
    /// <param name="day">A local date of any year.</param>
    /// <returns>True for a listed make-up workday.</returns>
    public bool IsMakeUp(DateOnly day) => listings.TryGetValue(day, out var listing) && listing.Works;

    /// <summary>The holiday a date belongs to, or that a make-up workday makes up for, as the notice calls it.</summary>
    /// <param name="day">A local date of any year.</param>
    /// <returns>The name, or null for a date no notice lists.</returns>
    public string? Name(DateOnly day) => listings.TryGetValue(day, out var listing) ? listing.Name : null;

    /// <summary>How many working days lie between two dates, both counted.</summary>
    /// <param name="first">The first date.</param>
    /// <param name="last">The last date; before <paramref name="first"/> gives 0 or less.</param>
    /// <returns>Working days.</returns>
    public int Count(DateOnly first, DateOnly last) => Through(last) - Before(first);

    /// <summary>Working days up to and including that date, from the beginning of the era.</summary>
    internal int Through(DateOnly day) => before[day.Year] + shapes[day.Year].Through(day.DayOfYear);

    /// <summary>Working days before that date, from the beginning of the era.</summary>
    internal int Before(DateOnly day) => before[day.Year] + shapes[day.Year].Through(day.DayOfYear - 1);

    /// <summary>The date of the n-th working day of the era, looked for from a year that is not after it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date would lie beyond the year 9999.</exception>
    internal DateOnly DayOf(long nth, int fromYear)
    {
        if (nth > before[^1])
        {
            throw new ArgumentOutOfRangeException(nameof(nth), nth, "The day would lie beyond the year 9999.");
        }

        var year = fromYear;
        while (nth > before[year + 1])
        {
            year++;
        }

        var day = shapes[year].DayOf((int)nth - before[year]);
        return new DateOnly(year, 1, 1).AddDays(day - 1);
    }

    /// <summary>Whether every year a span of dates touches has its notice.</summary>
    internal bool KnowsAll(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!known[year])
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Listing(bool Works, string? Name);
}
