using System.Globalization;
using Hotline.Domain.Routing;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>How bold the machine may be: what it proposes, and what it may dispatch alone.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file that says how sure a single proposal must be.</summary>
    public const string RoutingFile = "settings/routing.tsv";

    /// <summary>Name of the file that says in which categories the machine may dispatch alone.</summary>
    public const string AutoDispatchFile = "settings/auto-dispatch.tsv";

    private static RoutingSettings Routing(IReadOnlyDictionary<string, string> files, IReadOnlyList<Category> categories)
    {
        var rows = Rows(files, RoutingFile, "key", "value").ToList();
        var row = rows.FirstOrDefault(r => r["key"] == "propose-precision");
        // A store from before this file: nothing is dispatched by the machine alone.
        var auto = files.ContainsKey(AutoDispatchFile) ? AutoDispatch(files, categories.Select(c => c.Code).ToHashSet()) : [];
        return new RoutingSettings(row?.Optional("value") is null ? null : Share(row, "value", RoutingSettings.LowestPrecision, RoutingSettings.HighestPrecision), RetrainTable.Read(rows)) { AutoDispatch = auto };
    }

    private static List<AutoDispatchRule> AutoDispatch(IReadOnlyDictionary<string, string> files, HashSet<CategoryCode> known)
    {
        var rules = new List<AutoDispatchRule>();
        foreach (var row in Rows(files, AutoDispatchFile, "category", "floor", "valid_from", "valid_to", "reason"))
        {
            var rule = AutoDispatchRow(row, known);
            if (rules.Any(rule.Overlaps))
            {
                throw row.Wrong($"事项 “{rule.Category}” 的有效期与前面的行重叠");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private static AutoDispatchRule AutoDispatchRow(TsvRow row, HashSet<CategoryCode> known)
    {
        var category = new CategoryCode(row.Needed("category"));
        if (category.Value.Length != 4 || !known.Contains(category))
        {
            throw row.Wrong($"“category” 应是已有的二级事项代码，不认识 “{category}”");
        }

        row.Needed("floor");
        row.Needed("valid_from");
        var rule = new AutoDispatchRule(
            category, Share(row, "floor", AutoDispatchRule.LowestFloor, AutoDispatchRule.HighestFloor), row.Date("valid_from")!.Value, row.Date("valid_to"), row.Needed("reason"));
        return rule.ValidTo < rule.ValidFrom ? throw row.Wrong("“valid_to” 早于 “valid_from”") : rule;
    }

    private static double Share(TsvRow row, string column, double least, double most) =>
        double.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share >= least && share <= most
            ? share
            : throw row.Wrong(string.Create(CultureInfo.InvariantCulture, $"“{row[column]}” 应是 {least} 到 {most} 之间的数"));
}
