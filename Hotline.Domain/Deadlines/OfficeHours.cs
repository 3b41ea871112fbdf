using System.Globalization;

namespace Hotline.Domain.Deadlines;

/// <summary>When an office works on a working day: two spells with a break between them, to the minute. Same on every working day.</summary>
public sealed record OfficeHours
{
    private readonly int open, breakFrom, breakTo, close;

    /// <summary>Sets the hours of a working day.</summary>
    /// <param name="open">Work begins.</param>
    /// <param name="breakFrom">The break begins.</param>
    /// <param name="breakTo">The break ends; the same as <paramref name="breakFrom"/> where there is none.</param>
    /// <param name="close">Work ends; limits in working days are due then.</param>
    /// <exception cref="ArgumentException">The four times are not in order, no time is worked, or one has seconds.</exception>
    public OfficeHours(TimeOnly open, TimeOnly breakFrom, TimeOnly breakTo, TimeOnly close)
    {
        if (open >= breakFrom || breakFrom > breakTo || breakTo >= close)
        {
            throw new ArgumentException($"Office hours out of order: {open} {breakFrom} {breakTo} {close}");
        }

        if (!Whole(open) || !Whole(breakFrom) || !Whole(breakTo) || !Whole(close))
        {
            throw new ArgumentException("Office hours are given in whole minutes");
        }

        (Open, BreakFrom, BreakTo, Close) = (open, breakFrom, breakTo, close);
        (this.open, this.breakFrom, this.breakTo, this.close) = (Minute(open), Minute(breakFrom), Minute(breakTo), Minute(close));
    }

    /// <summary>09:00–12:00 and 13:30–17:30, the usual hours of a government office.</summary>
    public static OfficeHours Default { get; } = new(new(9, 0), new(12, 0), new(13, 30), new(17, 30));

    /// <summary>Work begins.</summary>
    public TimeOnly Open { get; }

    /// <summary>The break begins.</summary>
    public TimeOnly BreakFrom { get; }

    /// <summary>The break ends.</summary>
    public TimeOnly BreakTo { get; }

    /// <summary>Work ends; limits in working days are due then.</summary>
    public TimeOnly Close { get; }

    /// <summary>Minutes worked on a working day; 420 by default.</summary>
    public int MinutesPerDay => breakFrom - open + close - breakTo;

    /// <summary>Reads "09:00-12:00 13:30-17:30", or "09:00-17:00" for a day without a break.</summary>
    /// <param name="text">One or two spells.</param>
    /// <returns>The hours.</returns>
    /// <exception cref="FormatException">The text is no pair of spells, or they are not in order.</exception>
    public static OfficeHours Parse(string text)
    {
        var times = text.Split(['-', '–', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Time).ToArray();
        try
        {
            return times switch
            {
                [var open, var close] => WithoutBreak(open, close),
                [var open, var from, var to, var close] => new OfficeHours(open, from, to, close),
                _ => throw new FormatException($"'{text}' is no office day; expected '09:00-12:00 13:30-17:30'"),
            };
        }
        catch (ArgumentException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Writes what <see cref="Parse"/> reads.</summary>
    /// <returns>Two spells.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Open:HH\\:mm}-{BreakFrom:HH\\:mm} {BreakTo:HH\\:mm}-{Close:HH\\:mm}");

    /// <summary>Minutes of work done on a working day before that minute of the day (0…1440).</summary>
    /// <param name="minuteOfDay">Minutes since midnight.</param>
    /// <returns>0…<see cref="MinutesPerDay"/>.</returns>
    public int WorkedBefore(int minuteOfDay) =>
        Math.Clamp(minuteOfDay - open, 0, breakFrom - open) + Math.Clamp(minuteOfDay - breakTo, 0, close - breakTo);

    /// <summary>The earliest minute of the day by which so many minutes were worked: at a break, its beginning.</summary>
    /// <param name="worked">1…<see cref="MinutesPerDay"/>.</param>
    /// <returns>Minutes since midnight.</returns>
    public int WorkedAt(int worked) => worked <= breakFrom - open ? open + worked : breakTo + worked - (breakFrom - open);

    private static OfficeHours WithoutBreak(TimeOnly open, TimeOnly close)
    {
        var middle = open.AddMinutes(Math.Floor((close - open).TotalMinutes / 2));
        return new OfficeHours(open, middle, middle, close);
    }

    private static TimeOnly Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new FormatException($"'{text}' is no time of day; expected HH:mm");

    private static int Minute(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerMinute);

    private static bool Whole(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
