using Hotline.Domain.Deadlines;

namespace Hotline.Web.Data;

/// <summary>Believable moments: citizens call by day and by night, offices act in office hours.</summary>
internal sealed class SeedTimes(WorkingTime time, SeedDice dice, DateTimeOffset now)
{
    // How many calls an hour of the day gets, from midnight on; people also call at three in the morning.
    private static readonly int[] callsByHour = [2, 1, 1, 1, 1, 2, 3, 5, 9, 11, 11, 9, 6, 6, 9, 10, 10, 8, 7, 7, 6, 5, 4, 3];

    /// <summary>The demo city's present.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>When a citizen may have called, about so many days ago.</summary>
    public DateTimeOffset Call(double daysAgo)
    {
        while (true)
        {
            var day = time.Local(Now.AddDays(-daysAgo)).Date;
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && dice.Chance(0.35))
            {
                daysAgo += 1;
                continue;
            }

            var hour = dice.Weighed([.. callsByHour.Select((weight, hour) => (hour, weight))]);
            var at = day.AddHours(hour).AddMinutes(dice.Between(0, 59)).AddSeconds(dice.Between(0, 59));
            var called = new DateTimeOffset(at, time.Zone.GetUtcOffset(at));
            if (called < Now)
            {
                return called;
            }

            daysAgo += 0.25;
        }
    }

    /// <summary>In an office, so many working minutes later.</summary>
    public DateTimeOffset Office(DateTimeOffset from, int least, int most) =>
        time.Add(from, new Budget(dice.Between(Math.Max(1, least), Math.Max(1, most)), BudgetUnit.WorkingMinute)).At.AddSeconds(dice.Between(0, 59));

    /// <summary>Day or night, so many minutes later.</summary>
    public DateTimeOffset Anytime(DateTimeOffset from, int least, int most) => from.AddSeconds(dice.Between(least * 60, most * 60));

    /// <summary>On the next working day, in office hours.</summary>
    public DateTimeOffset NextDay(DateTimeOffset from) => Office(time.Add(from, new Budget(1, BudgetUnit.WorkingDay)).At.AddHours(1), 10, 380);

    /// <summary>The local day.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(time.Local(at).DateTime);
}
