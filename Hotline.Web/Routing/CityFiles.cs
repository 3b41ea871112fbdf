using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Reads the city's rules from their files; every mistake is named with file and line.</summary>
public static partial class CityFiles
{
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
        var calendar = WorkingCalendar.Parse(files.Where(f => f.Key.StartsWith("calendars/", StringComparison.Ordinal)).Select(f => (f.Key, f.Value)));
        var limits = new LimitBook([.. files.Where(f => f.Key.StartsWith("limits/", StringComparison.Ordinal)).Select(f => LimitTable.Parse(f.Key, f.Value))]);
        var time = new WorkingTime(calendar, OfficeHours.Default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return new CityRules(departments, areas, categories, catalogue, declines, services, time, limits, Routing(files, categories))
        {
            Supervision = Supervision(files),
            ReturnReasons = ReturnReasons(files),
            LeaderRules = LeaderRules(files),
            Scorecards = Scorecards(files),
            Performance = Performance(files),
            ComplaintKinds = ComplaintKinds(files),
            ComplaintAnswers = ComplaintAnswer(files),
            Duties = Duty(files),
        };
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
