using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Domain.Deadlines;

namespace Hotline.Domain.Promises;

/// <summary>What day a promise's words mean.</summary>
internal static class PromiseDate
{
    private const string digits = "零一二三四五六七八九";

    /// <summary>The last day the words allow, and whether they leave room; null where they name no day.</summary>
    public static (DateOnly Day, bool Vague)? Of(Match date, DateOnly day, WorkingTime time)
    {
        bool Has(string group) => date.Groups[group].Success;
        string Said(string group) => date.Groups[group].Value;
        return true switch
        {
            _ when Has("iso") => DateOnly.TryParse(Said("iso").Replace('/', '-').Replace('.', '-'), CultureInfo.InvariantCulture, out var written) ? (written, false) : null,
            _ when Has("month") => InYear(date, day),
            _ when Has("rel") => (day.AddDays(Said("rel") switch { "大后天" => 3, "后天" => 2, "明天" or "明日" or "明早" => 1, _ => 0 }), false),
            _ when Has("week") => InWeek(Said("week"), Said("wday"), Said("wend"), day),
            _ when Has("thismonth") => (Part(day.Year, day.Month, Said("mpart")), Said("mpart") is "上旬" or "中旬" or "下旬"),
            _ when Has("nextmonth") => (Part(day.AddMonths(1).Year, day.AddMonths(1).Month, Has("npart") ? Said("npart") : "底"), Said("npart") is not "底" and not "末"),
            _ when Has("monthend") => (Part(day.Year, day.Month, "底"), false),
            _ when Has("half") => (Said("half") == "上半年" ? new DateOnly(Year("ny"), 6, 30) : new DateOnly(Year("ny"), 12, 31), true),
            _ when Has("quarter") => (Part(Year("qy"), 3 * Count(Said("quarter")), "底"), true),
            _ when Has("count") => After(Count(Said("count")), Said("unit"), day, time),
            _ => null,
        };

        int Year(string next) => day.Year + (Has(next) ? 1 : 0);
    }

    // Without a year the nearest one is meant: in December "1月10日前" is next year's.
    private static (DateOnly, bool)? InYear(Match date, DateOnly day)
    {
        var month = int.Parse(date.Groups["month"].Value, CultureInfo.InvariantCulture);
        var third = date.Groups["third"].Value;
        var year = date.Groups["year"].Success ? int.Parse(date.Groups["year"].Value, CultureInfo.InvariantCulture) : day.Year + (date.Groups["next"].Success ? 1 : 0);
        if (!date.Groups["year"].Success && !date.Groups["next"].Success && day.Month - month > 6)
        {
            year++;
        }

        if (!date.Groups["dom"].Success)
        {
            return (Part(year, month, third.Length > 0 ? third : "底"), third is not "底" and not "末");
        }

        var dom = int.Parse(date.Groups["dom"].Value, CultureInfo.InvariantCulture);
        return dom <= DateTime.DaysInMonth(year, month) ? (new DateOnly(year, month, dom), false) : null;
    }

    // Weeks begin on Monday.
    private static (DateOnly, bool) InWeek(string week, string wday, string end, DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).AddDays(week switch { "下周" => 7, "下下周" => 14, _ => 0 });
        var at = end.Length > 0 ? end == "末" ? 6 : 4 : "一二三四五六日天".IndexOf(wday, StringComparison.Ordinal) is var i && i == 7 ? 6 : "一二三四五六日".IndexOf(wday, StringComparison.Ordinal);
        var on = monday.AddDays(at);
        return (week is "周" or "星期" && on < day ? on.AddDays(7) : on, false);
    }

    private static (DateOnly, bool)? After(int count, string unit, DateOnly day, WorkingTime time) => unit switch
    {
        _ when count == 0 => null,
        "工作日" => (DateOnly.FromDateTime(time.Local(time.Add(Noon(day, time), new Budget(count, BudgetUnit.WorkingDay)).At).DateTime), false),
        "小时" => (day.AddDays((count + 23) / 24), false),
        "周" or "星期" => (day.AddDays(7 * count), false),
        "月" => (day.AddMonths(count), false),
        _ => (day.AddDays(count), false),
    };

    private static DateTimeOffset Noon(DateOnly day, WorkingTime time)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, time.Zone.GetUtcOffset(noon));
    }

    private static DateOnly Part(int year, int month, string part) => new(year, month, part switch { "上旬" or "初" => 10, "中旬" => 20, _ => DateTime.DaysInMonth(year, month) });

    private static int Count(string said)
    {
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var text = said.Replace('两', '二');
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        int Digit(string one) => one.Length == 0 ? 0 : digits.IndexOf(one[^1], StringComparison.Ordinal);
        return ten < 0 ? Digit(text) : ((ten == 0 ? 1 : Digit(text[..ten])) * 10) + Digit(text[(ten + 1)..]);
    }
}
