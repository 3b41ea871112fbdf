using System.Globalization;
using Hotline.Domain.Roster;

namespace Hotline.Web.Roster;

/// <summary>How days and times of a roster are written by people.</summary>
public static class DutyText
{
    private static readonly (string[] Words, DutyDays Days)[] known =
    [
        (["每天", "daily", "*"], DutyDays.Daily), (["工作日", "workdays"], DutyDays.WorkingDays), (["休息日", "节假日", "restdays"], DutyDays.RestDays),
        (["周一", "mon"], DutyDays.Monday), (["周二", "tue"], DutyDays.Tuesday), (["周三", "wed"], DutyDays.Wednesday), (["周四", "thu"], DutyDays.Thursday),
        (["周五", "fri"], DutyDays.Friday), (["周六", "sat"], DutyDays.Saturday), (["周日", "周天", "sun"], DutyDays.Sunday),
    ];

    /// <summary>Reads 周六|周日, 工作日, daily; null where a word is unknown or there is none.</summary>
    public static DutyDays? Days(string? text)
    {
        var days = DutyDays.None;
        foreach (var word in (text ?? "").Split(['|', '、', ' ', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var found = known.FirstOrDefault(k => k.Words.Contains(word, StringComparer.OrdinalIgnoreCase)).Days;
            if (found == DutyDays.None)
            {
                return null;
            }

            days |= found;
        }

        return days == DutyDays.None ? null : days;
    }

    /// <summary>Writes what <see cref="Days"/> reads.</summary>
    public static string Say(DutyDays days)
    {
        var words = new List<string>();
        foreach (var (names, one) in known.Where(k => days.HasFlag(k.Days)))
        {
            words.Add(names[0]);
            days = one == DutyDays.Daily ? days & ~DutyDays.Daily : days;
        }

        return string.Join('、', words.Where((w, i) => i == 0 || words[0] != "每天" || !w.StartsWith('周')));
    }

    /// <summary>Reads 17:30; 24:00 is the end of the day.</summary>
    public static TimeOnly? Time(string? text) =>
        text?.Trim() is "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text?.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
