using System.Globalization;
using Hotline.Domain.Supervision;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>From where on a ticket should get a supervision order.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file with the thresholds of suggested orders.</summary>
    public const string SupervisionFile = "settings/supervision.tsv";

    private static SuggestionTable Suggestions(IReadOnlyDictionary<string, string> files)
    {
        var lines = new List<SuggestionLine>();
        foreach (var row in IfThere(files, SupervisionFile, "key", "value", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var line = new SuggestionLine(row.Needed("key"), Threshold(row), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (line.To < line.From)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (lines.Any(line.Overlaps))
            {
                throw row.Wrong($"“{line.Key}” 的有效期与前面的行重叠");
            }

            lines.Add(line);
        }

        return new SuggestionTable(lines);
    }

    private static int Threshold(TsvRow row)
    {
        if (!SuggestionTable.Keys.TryGetValue(row.Needed("key"), out var bounds))
        {
            throw row.Wrong($"不认识设置 “{row["key"]}”");
        }

        if (row["key"] == "order-light")
        {
            return (int)row.Word<WarningLevel>("value") is var light && light <= bounds.Most ? light : throw row.Wrong($"“{row["value"]}” 应是 yellow、orange 或 red");
        }

        return int.TryParse(row["value"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most
            ? number
            : throw row.Wrong(string.Create(CultureInfo.InvariantCulture, $"“{row["value"]}” 应是 {bounds.Least} 到 {bounds.Most} 之间的整数"));
    }
}
