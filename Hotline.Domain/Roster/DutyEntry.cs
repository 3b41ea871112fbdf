using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;

namespace Hotline.Domain.Roster;

/// <summary>值班表的一行: who keeps duty in a unit, on which days, from when to when.</summary>
public sealed class DutyEntry
{
    private DutyEntry() => Name = Phone = By = ByName = "";

    /// <param name="unit">Whose duty.</param>
    /// <param name="days">On which days it begins.</param>
    /// <param name="from">From this local time on.</param>
    /// <param name="to">Until this time, not included; not after <paramref name="from"/>: until the next day. The same: all day.</param>
    /// <param name="name">Who.</param>
    /// <param name="phone">Digits.</param>
    /// <param name="validFrom">First day.</param>
    /// <param name="validTo">Last day on which it begins; null: until further notice.</param>
    /// <param name="stamp">Who entered it.</param>
    public DutyEntry(DepartmentCode unit, DutyDays days, TimeOnly from, TimeOnly to, string name, string phone, DateOnly validFrom, DateOnly? validTo, Stamp stamp)
    {
        (Unit, Days, From, To, Name, Phone, ValidFrom, ValidTo) = (unit, days, from, to, name, phone, validFrom, validTo);
        (By, ByName, At) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Given by the store; of several on duty the first entered is told first.</summary>
    public long Id { get; private set; }

    /// <summary>Whose duty.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>On which days it begins.</summary>
    public DutyDays Days { get; private set; }

    /// <summary>From this local time on.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>Until this time, not included.</summary>
    public TimeOnly To { get; private set; }

    /// <summary>Who.</summary>
    public string Name { get; private set; }

    /// <summary>Telephone; unreadable at rest.</summary>
    public string Phone { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day on which it begins.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The account that entered it.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether this person is on duty at that wall-clock time of the city.</summary>
    public bool Covers(DateTime local, WorkingCalendar calendar)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (From < To)
        {
            return time >= From && time < To && Begins(day, calendar);
        }

        // A night belongs to the day on which it begins.
        return (time >= From && Begins(day, calendar)) || (time < To && Begins(day.AddDays(-1), calendar));
    }

    private bool Begins(DateOnly day, WorkingCalendar calendar) =>
        ValidFrom <= day && (ValidTo is null || day <= ValidTo)
        && (Days.HasFlag((DutyDays)(1 << (((int)day.DayOfWeek + 6) % 7))) || Days.HasFlag(calendar.Works(day) ? DutyDays.WorkingDays : DutyDays.RestDays));
}
