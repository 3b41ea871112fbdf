using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Deadlines;

/// <summary>A year of the working calendar.</summary>
/// <param name="Year">Which.</param>
/// <param name="Known">Its notice was imported; otherwise weekends only.</param>
/// <param name="Months">Working days of its months.</param>
public sealed record CalendarYear(int Year, bool Known, IReadOnlyList<int> Months);

/// <summary>The calendars, and how far open tickets have been reckoned by them.</summary>
public sealed record CalendarsView(IReadOnlyList<CalendarYear> Years, int Provisional, Reckoning? Reckoning, bool Current);

/// The years of the working calendar, and whether open tickets' dates follow it.
[Needs(Permission.ManageAccounts)]
public sealed record CalendarYears : IQuestion<CalendarsView>
{
    /// <summary>Working days of each month of a year.</summary>
    public static IReadOnlyList<int> MonthsOf(WorkingCalendar calendar, int year) =>
        [.. Enumerable.Range(1, 12).Select(month => calendar.Count(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month))))];

    internal sealed class Handler(HotlineDb db, City city, OpenDeadlines open, TimeProvider clock) : IQuestionHandler<CalendarYears, CalendarsView>
    {
        public async Task<CalendarsView> Handle(CalendarYears request, CancellationToken ct)
        {
            var (calendar, thisYear) = (city.Now.Time.Calendar, city.Now.Day(clock.GetUtcNow()).Year);
            var newest = await db.Reckonings.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
            return new CalendarsView(
                [.. calendar.Years.Union([thisYear, thisYear + 1]).OrderDescending().Select(y => new CalendarYear(y, calendar.Knows(y), MonthsOf(calendar, y)))],
                await open.Provisional(ct), newest, newest is { DoneAt: not null } && newest.Calendars == city.Now.CalendarMark);
        }
    }
}
