using System.Security.Cryptography;
using System.Text;
using Hotline.Domain.Complaints;
using Hotline.Domain.Deadlines;
using Hotline.Domain.FollowUp;
using Hotline.Domain.Reports;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Reads the city's rules from their files; every mistake is named with file and line.</summary>
public static partial class CityFiles
{
    /// <summary>Where the notices of holidays lie, one file a year.</summary>
    public const string CalendarsFolder = "calendars/";

    /// <summary>Where the versions of the limits lie, one file each.</summary>
    public const string LimitsFolder = "limits/";

    /// <summary>Name of the file with the rules for lights and cards.</summary>
    public const string WarningsFile = "warnings/warnings.tsv";

    /// <summary>Name of the file with the limits of supervision orders.</summary>
    public const string OrdersFile = "warnings/orders.tsv";

    /// <summary>Everything, from files by name.</summary>
    /// <exception cref="TsvException">A mistake in a table.</exception>
    /// <exception cref="FormatException">A mistake in a calendar or a table of limits.</exception>
    public static CityRules Read(IReadOnlyDictionary<string, string> files)
    {
        var departments = Departments("departments.tsv", Text(files, "departments/departments.tsv"));
        var areas = Areas("areas.tsv", Text(files, "areas/areas.tsv"));
        var categories = Rows(files, "categories/categories.tsv", "code", "name")
            .Select(r => new Category(new CategoryCode(r.Needed("code")), r.Needed("name"), r["hint"], r["function"])).ToList();
        var catalogue = Rows(files, CatalogueFile.Name, "category", "area", "lead").Select(CatalogueFile.Entry).ToList();
        var declines = Rows(files, "decline-reasons.tsv", "code", "name", "told")
            .Select(r => new DeclineReason(r.Needed("code"), r.Needed("name"), r.Needed("told"), r["channel"])).ToList();
        var services = Rows(files, "emergency-services.tsv", "code", "name")
            .Select(r => new EmergencyService(r.Needed("code"), r.Needed("name"), r["when"])).ToList();
        var calendar = WorkingCalendar.Parse(files.Where(f => f.Key.StartsWith(CalendarsFolder, StringComparison.Ordinal)).Select(f => (f.Key, f.Value)));
        var limits = Limits(files);
        var time = new WorkingTime(calendar, OfficeHours.Default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return new CityRules(departments, areas, categories, catalogue, declines, services, time, limits, Routing(files, categories))
        {
            Supervision = Supervision(files),
            Suggestions = Suggestions(files),
            ReturnReasons = ReturnReasons(files),
            LeaderRules = LeaderRules(files),
            PartRules = PartRules(files),
            Scorecards = Scorecards(files),
            Performance = Performance(files),
            CalendarMark = CalendarMark(files),
            ComplaintKinds = CityCodes(files, ComplaintKindsFile, (code, names, from, to) => new ComplaintKind(code, names, from, to)),
            CoolingOffTurns = CoolingOff(files),
            Retention = Retention(files),
            ReportTurns = Reports(files),
            RatingRounds = CityCodes(files, RatingRoundsFile, (code, names, from, to) => new RatingRound(code, names, from, to)),
            FollowUps = FollowUp(files),
            CallSample = CallShares(files),
            DiscontentReasons = CityCodes(files, DiscontentReasonsFile, (code, names, from, to) => new DiscontentReason(code, names, from, to)),
            CitizenTemplates = CitizenTemplates(files),
            ComplaintAnswers = ComplaintAnswer(files),
            Duties = Duty(files),
            Proof = Proof(files),
            SecrecyWords = SecrecyWords(files),
        };
    }

    /// <summary>All versions of the limits among the files.</summary>
    /// <exception cref="FormatException">One cannot be read, or they do not go together.</exception>
    public static LimitBook Limits(IReadOnlyDictionary<string, string> files)
    {
        var tables = files.Where(f => f.Key.StartsWith(LimitsFolder, StringComparison.Ordinal)).Select(f => LimitTable.Parse(f.Key, f.Value)).ToList();
        try
        {
            return new LimitBook(tables);
        }
        catch (ArgumentException clash)
        {
            throw new FormatException(clash.Message, clash);
        }
    }

    // The texts themselves: whatever was changed in a notice, due dates may have moved.
    private static string CalendarMark(IReadOnlyDictionary<string, string> files)
    {
        var texts = files.Where(f => f.Key.StartsWith(CalendarsFolder, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}\n{f.Value}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\f', texts))))[..16];
    }

    /// <summary>The units of a file; codes are unique and every parent is there.</summary>
    /// <exception cref="TsvException">The first mistake.</exception>
    public static IReadOnlyList<Department> Departments(string file, string text) => Sound(EveryDepartment(file, text));

    /// <summary>The areas of a file; codes are unique and every parent is there.</summary>
    /// <exception cref="TsvException">The first mistake.</exception>
    public static IReadOnlyList<Area> Areas(string file, string text) => Sound(EveryArea(file, text));

    private static SupervisionRules Supervision(IReadOnlyDictionary<string, string> files) =>
        new(WarningTable.Parse(WarningsFile, Text(files, WarningsFile)), OrderRules.Parse(OrdersFile, Text(files, OrdersFile)));

    private static IEnumerable<TsvRow> Rows(IReadOnlyDictionary<string, string> files, string name, params string[] needed) =>
        Tsv.Read(name, new StringReader(Text(files, name)), needed);

    private static string Text(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out var text) ? text : throw new TsvException(name, 1, "缺少这个规则文件");
}
