using System.Globalization;
using Hotline.Domain.Privacy;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>How long what identifies people is kept.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file that says how long.</summary>
    public const string RetentionFile = "settings/retention.tsv";

    private static RetentionBook Retention(IReadOnlyDictionary<string, string> files)
    {
        var (rules, drafts) = (new List<RetentionRule>(), new List<DraftRule>());
        foreach (var row in IfThere(files, RetentionFile, "what", "state", "type", "keep", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var (from, to) = (row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (to < from)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            var (any, what) = (row.Needed("state") == "-" && row.Needed("type") == "-", row.Needed("what"));
            switch (what)
            {
                case "ticket":
                    var rule = new RetentionRule(
                        row["state"] == "-" ? null : row.Word<TicketState>("state"), row["type"] == "-" ? null : row.Word<AppealType>("type"), Span(row, " months", 1, 600), from, to);
                    Check(row, rule.State is null || RetentionBook.Ends.Contains(rule.State.Value), "“state” 应是工单结束的状态");
                    Check(row, !rules.Any(rule.Overlaps), "同一种工单的有效期与前面的行重叠");
                    rules.Add(rule);
                    break;
                case "draft":
                    var draft = new DraftRule(Span(row, " days", 1, 3650), from, to);
                    Check(row, any, "草稿不分状态和类型，写 “-”");
                    Check(row, !drafts.Any(draft.Overlaps), "草稿的有效期与前面的行重叠");
                    drafts.Add(draft);
                    break;
                default:
                    throw row.Wrong($"“what” 不认识 “{what}”，应是 ticket 或 draft");
            }
        }

        return new RetentionBook(rules, drafts);
    }

    private static void Check(TsvRow row, bool holds, string wrong)
    {
        if (!holds)
        {
            throw row.Wrong(wrong);
        }
    }

    // "36 months", "30 days".
    private static int Span(TsvRow row, string unit, int least, int most)
    {
        var keep = row.Needed("keep");
        return keep.EndsWith(unit, StringComparison.Ordinal) && int.TryParse(keep[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most
            ? count : throw row.Wrong($"“keep” 应写作 “36{unit}” 的样子，从 {least} 到 {most}");
    }
}
