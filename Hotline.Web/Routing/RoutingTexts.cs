using System.Globalization;
using Hotline.Domain.Routing;

namespace Hotline.Web.Routing;

/// <summary>Writes the two files that say how bold the machine may be.</summary>
internal static class RoutingTexts
{
    private const string header = "category\tfloor\tvalid_from\tvalid_to\treason";
    private const string precision = "propose-precision";

    /// <summary>The settings with another precision; every other line stays as it is.</summary>
    public static string WithPrecision(string text, double? share)
    {
        var value = share?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
        var lines = text.TrimEnd('\r', '\n').Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        var at = lines.FindIndex(l => l.Split('\t')[0].Trim() == precision);
        if (at < 0)
        {
            lines.Add($"{precision}\t{value}");
        }
        else
        {
            var fields = lines[at].Split('\t');
            lines[at] = string.Join('\t', [fields[0], value, .. fields.Skip(2)]);
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The rules with this one; what held in its category ends on the day before, what was to begin later falls away.</summary>
    public static string With(IEnumerable<AutoDispatchRule> rules, AutoDispatchRule added) =>
        Text([.. Until(rules, added.Category, added.ValidFrom, ""), added]);

    /// <summary>The rules without one for this category from that day on; the reason is written beside what ends.</summary>
    public static string Without(IEnumerable<AutoDispatchRule> rules, CategoryCode category, DateOnly from, string reason) =>
        Text([.. Until(rules, category, from, $"；停用：{reason}")]);

    private static IEnumerable<AutoDispatchRule> Until(IEnumerable<AutoDispatchRule> rules, CategoryCode category, DateOnly from, string reason) =>
        rules.Where(r => r.Category != category || r.ValidFrom < from)
            .Select(r => r.Category == category && (r.ValidTo is null || r.ValidTo >= from) ? r with { ValidTo = from.AddDays(-1), Reason = r.Reason + reason } : r);

    private static string Text(IEnumerable<AutoDispatchRule> rules) =>
        string.Concat(rules.Select(Row).Prepend($"{header}\n"));

    private static string Row(AutoDispatchRule rule) => string.Create(
        CultureInfo.InvariantCulture, $"{rule.Category}\t{rule.Floor:0.####}\t{rule.ValidFrom:yyyy-MM-dd}\t{rule.ValidTo:yyyy-MM-dd}\t{OneLine(rule.Reason)}\n");

    private static string OneLine(string text) => string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
