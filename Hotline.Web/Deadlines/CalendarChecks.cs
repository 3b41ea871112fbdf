using Hotline.Domain.Deadlines;
using Hotline.Web.Data;
using Hotline.Web.Routing;

namespace Hotline.Web.Deadlines;

/// <summary>What stands against a new notice of holidays; an import and a restored version are checked alike.</summary>
public sealed class CalendarChecks(City city, RuleStore rules)
{
    /// <summary>The notice, its problems, and the rules as they would be with it; no rules where there are problems.</summary>
    public async Task<(CalendarSheet Sheet, CityRules? Next)> Try(string file, string text, CancellationToken ct)
    {
        var sheet = CalendarSheet.Read(file, text, city.Now.Time.Calendar);
        if (sheet.Problems.Count > 0)
        {
            return (sheet, null);
        }

        try
        {
            return (sheet, await rules.Try(sheet.Name, text, ct));
        }
        catch (Exception mistake) when (mistake is TsvException or FormatException)
        {
            return (sheet with { Problems = [mistake.Message] }, null);
        }
    }

    /// <summary>The first date of which the two calendars think differently; null where they agree on all. Due dates before it cannot move.</summary>
    public static DateOnly? FirstChange(WorkingCalendar before, WorkingCalendar after)
    {
        foreach (var year in before.Years.Concat(after.Years).Distinct().Order())
        {
            for (var day = new DateOnly(year - 1, 12, 1); day.Year <= year; day = day.AddDays(1))
            {
                if (before.Works(day) != after.Works(day) || before.Knows(day.Year) != after.Knows(day.Year))
                {
                    return day;
                }
            }
        }

        return null;
    }
}
