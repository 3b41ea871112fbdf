using Hotline.Domain.Tickets;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>What units may ask for: reasons for a return, and whose approval it takes.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file of reasons for a return.</summary>
    public const string ReturnReasonsFile = "settings/return-reasons.tsv";

    /// <summary>Name of the file that says which requests pass the unit's leader.</summary>
    public const string RequestsFile = "settings/requests.tsv";

    private const string PartsKey = "lead-waits-for-parts";

    private static List<ReturnReason> ReturnReasons(IReadOnlyDictionary<string, string> files)
    {
        var reasons = new List<ReturnReason>();
        foreach (var row in IfThere(files, ReturnReasonsFile, "code", "name", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var reason = new ReturnReason(row.Needed("code"), row.Needed("name"), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (reason.ValidTo < reason.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (reasons.Any(r => r.Code == reason.Code))
            {
                throw row.Wrong($"代码 “{reason.Code}” 重复");
            }

            reasons.Add(reason);
        }

        return reasons;
    }

    private static List<LeaderRule> LeaderRules(IReadOnlyDictionary<string, string> files)
    {
        var rules = new List<LeaderRule>();
        foreach (var row in IfThere(files, RequestsFile, "key", "value", "valid_from", "valid_to").Where(r => r["key"] != PartsKey))
        {
            row.Needed("valid_from");
            var rule = new LeaderRule(KindOf(row), Asked(row), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (rule.ValidTo < rule.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (rules.Any(rule.Overlaps))
            {
                throw row.Wrong($"“{row["key"]}” 的有效期与前面的行重叠");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private static List<PartRule> PartRules(IReadOnlyDictionary<string, string> files)
    {
        var rules = new List<PartRule>();
        foreach (var row in IfThere(files, RequestsFile, "key", "value", "valid_from", "valid_to").Where(r => r["key"] == PartsKey))
        {
            row.Needed("valid_from");
            var rule = new PartRule(Asked(row), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (rule.ValidTo < rule.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (rules.Any(rule.Overlaps))
            {
                throw row.Wrong($"“{PartsKey}” 的有效期与前面的行重叠");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private static UnitRequestKind KindOf(TsvRow row) => row.Needed("key") switch
    {
        "leader-approves-returns" => UnitRequestKind.Return,
        "leader-approves-extensions" => UnitRequestKind.Extension,
        var other => throw row.Wrong($"不认识设置 “{other}”"),
    };

    private static bool Asked(TsvRow row) => row.Needed("value") switch
    {
        "yes" => true,
        "no" => false,
        var other => throw row.Wrong($"“{other}” 应是 yes 或 no"),
    };

    // A store from before these files gets them at the next start.
    private static IEnumerable<TsvRow> IfThere(IReadOnlyDictionary<string, string> files, string name, params string[] needed) =>
        files.ContainsKey(name) ? Rows(files, name, needed) : [];
}
