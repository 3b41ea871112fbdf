using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Reads the city's rules from their files; every mistake is named with file and line.</summary>
public static class CityFiles
{
    /// <summary>Everything, from files by name.</summary>
    /// <exception cref="TsvException">A mistake in a table.</exception>
    /// <exception cref="FormatException">A mistake in a calendar or a table of limits.</exception>
    public static CityRules Read(IReadOnlyDictionary<string, string> files)
    {
        var departments = Departments("departments.tsv", Text(files, "departments/departments.tsv"));
        var areas = Areas("areas.tsv", Text(files, "areas/areas.tsv"));
        var categories = Rows(files, "categories/categories.tsv", "code", "name")
            .Select(r => new Category(new CategoryCode(r.Needed("code")), r.Needed("name"), r["hint"])).ToList();
        var catalogue = Rows(files, "catalogue/catalogue.tsv", "category", "area", "lead").Select(Entry).ToList();
        var declines = Rows(files, "decline-reasons.tsv", "code", "name", "told")
            .Select(r => new DeclineReason(r.Needed("code"), r.Needed("name"), r.Needed("told"), r["channel"])).ToList();
        var services = Rows(files, "emergency-services.tsv", "code", "name")
            .Select(r => new EmergencyService(r.Needed("code"), r.Needed("name"), r["when"])).ToList();
        var calendar = WorkingCalendar.Parse(files.Where(f => f.Key.StartsWith("calendars/", StringComparison.Ordinal)).Select(f => (f.Key, f.Value)));
        var limits = new LimitBook([.. files.Where(f => f.Key.StartsWith("limits/", StringComparison.Ordinal)).Select(f => LimitTable.Parse(f.Key, f.Value))]);
        var time = new WorkingTime(calendar, OfficeHours.Default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return new CityRules(departments, areas, categories, catalogue, declines, services, time, limits);
    }

    /// <summary>The units of a file; codes are unique and every parent is there.</summary>
    public static IReadOnlyList<Department> Departments(string file, string text)
    {
        var rows = Tsv.Read(file, new StringReader(text), "code", "name", "kind").ToList();
        var units = rows.Select(r => new Department(
            new DepartmentCode(r.Needed("code")), r.Needed("name"), r.Optional("short") ?? r.Needed("name"), r.Word<DepartmentKind>("kind"),
            r.Optional("parent") is { } parent ? new DepartmentCode(parent) : null, r.Optional("area") is { } area ? new AreaCode(area) : null,
            r["phone"], r.Date("valid_from") ?? DateOnly.MinValue, r.Date("valid_to"), r.Optional("successor") is { } next ? new DepartmentCode(next) : null)).ToList();
        CheckTree(rows, units, u => u.Code.Value, u => u.Parent?.Value);
        return units;
    }

    /// <summary>The areas of a file; codes are unique and every parent is there.</summary>
    public static IReadOnlyList<Area> Areas(string file, string text)
    {
        var rows = Tsv.Read(file, new StringReader(text), "code", "name", "kind").ToList();
        var areas = rows.Select(r => new Area(
            new AreaCode(r.Needed("code")), r.Needed("name"), r.Word<AreaKind>("kind"),
            r.Optional("parent") is { } parent ? new AreaCode(parent) : null, r.List("aliases"))).ToList();
        CheckTree(rows, areas, a => a.Code.Value, a => a.Parent?.Value);
        return areas;
    }

    private static CatalogueEntry Entry(TsvRow row) => new(
        new CategoryCode(row.Needed("category")),
        row.Needed("area") is "*" ? null : new AreaCode(row["area"]),
        row.Needed("lead") is "@district" ? null : new DepartmentCode(row["lead"]),
        [.. row.List("co").Select(c => new DepartmentCode(c))],
        row["basis"], row.Date("valid_from") ?? DateOnly.MinValue, row.Date("valid_to"));

    private static void CheckTree<T>(List<TsvRow> rows, List<T> items, Func<T, string> code, Func<T, string?> parent)
    {
        var known = new HashSet<string>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!known.Add(code(items[i])))
            {
                throw rows[i].Wrong($"代码 “{code(items[i])}” 重复");
            }
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (parent(items[i]) is { } above && (!known.Contains(above) || above == code(items[i])))
            {
                throw rows[i].Wrong($"找不到上级 “{above}”");
            }
        }
    }

    private static IEnumerable<TsvRow> Rows(IReadOnlyDictionary<string, string> files, string name, params string[] needed) =>
        Tsv.Read(name, new StringReader(Text(files, name)), needed);

    private static string Text(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out var text) ? text : throw new TsvException(name, 1, "缺少这个规则文件");
}
