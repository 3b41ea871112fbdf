using Hotline.Domain.Roster;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Roster;

/// <summary>A line of a file of duties.</summary>
public sealed record DutyLine(DepartmentCode Unit, DutyDays Days, TimeOnly From, TimeOnly To, string Name, string Phone, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Whether the roster has this very line.</summary>
    public bool Is(DutyEntry entry) =>
        (entry.Unit, entry.Days, entry.From, entry.To, entry.Name, entry.Phone, entry.ValidFrom, entry.ValidTo) == (Unit, Days, From, To, Name, Phone, ValidFrom, ValidTo);
}

/// <summary>A roster as a table, separated by tabs or by commas: unit, days, from, to, name, phone, valid_from, valid_to. Every mistake is named, not only the first.</summary>
internal sealed class DutyFile
{
    private const string fileName = "duty";

    /// <param name="text">The file.</param>
    /// <param name="city">Units.</param>
    /// <param name="me">Whose duties this person may enter.</param>
    public DutyFile(string text, CityRules city, CurrentUser me) =>
        (Lines, Wrong) = Tsv.Every(fileName, Tabs(text), row => Line(row, city, me), "unit", "days", "from", "to", "name", "phone", "valid_from", "valid_to");

    /// <summary>The good lines.</summary>
    public IReadOnlyList<DutyLine> Lines { get; }

    /// <summary>The bad ones.</summary>
    public IReadOnlyList<TsvException> Wrong { get; }

    // What spreadsheets save: the header tells which it is. Fields hold no commas.
    private static string Tabs(string text)
    {
        var header = text.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l) && l[0] != '#') ?? "";
        return header.Contains('\t') ? text : text.Replace(',', '\t');
    }

    private static DutyLine Line(TsvRow row, CityRules city, CurrentUser me)
    {
        var named = row.Needed("unit");
        var unit = city.Departments.FirstOrDefault(d => d.Code.Value == named || d.Short == named || d.Name == named) is { } known && me.Edits(known.Code)
            ? known.Code : throw row.Wrong($"没有单位 “{named}”，或不归您维护");
        var days = DutyText.Days(row.Needed("days")) ?? throw row.Wrong($"“days” 不认识 “{row["days"]}”，应是 每天、工作日、休息日 或用 | 隔开的 周一…周日");
        var (from, to) = (Time(row, "from"), Time(row, "to"));
        var phone = Caller.Digits(row.Needed("phone")) ?? throw row.Wrong($"电话 “{row["phone"]}” 不对");
        row.Needed("valid_from");
        var (first, last) = (row.Date("valid_from")!.Value, row.Date("valid_to"));
        return last < first ? throw row.Wrong("“valid_to” 早于 “valid_from”") : new DutyLine(unit, days, from, to, row.Needed("name"), phone, first, last);
    }

    private static TimeOnly Time(TsvRow row, string column) => DutyText.Time(row.Needed(column)) ?? throw row.Wrong($"“{column}” 应是 时:分，如 17:30");
}
