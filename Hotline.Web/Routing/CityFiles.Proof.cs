using Hotline.Domain.Tickets;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>What a reply must show.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file of demands on replies.</summary>
    public const string ReplyProofFile = "settings/reply-proof.tsv";

    /// <summary>Name of the file of phrases that say nothing.</summary>
    public const string ReplyPhrasesFile = "settings/reply-phrases.tsv";

    private static ProofRules Proof(IReadOnlyDictionary<string, string> files)
    {
        var rules = new List<ProofRule>();
        foreach (var row in IfThere(files, ReplyProofFile, "result", "type", "demand", "weight", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var rule = new ProofRule(
                row.Needed("result") == "-" ? null : row.Word<ResultKind>("result"), row.Needed("type") == "-" ? null : row.Word<AppealType>("type"),
                row.Word<ProofDemand>("demand"), row.Word<ProofWeight>("weight"), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (rule.ValidTo < rule.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (rules.Any(r => r.Demand == rule.Demand && r.Result == rule.Result && r.Type == rule.Type && (r.ValidTo ?? DateOnly.MaxValue) >= rule.ValidFrom && (rule.ValidTo ?? DateOnly.MaxValue) >= r.ValidFrom))
            {
                throw row.Wrong("同一种情形的有效期与前面的行重叠");
            }

            rules.Add(rule);
        }

        return new ProofRules(rules, [.. IfThere(files, ReplyPhrasesFile, "phrase").Select(r => r.Needed("phrase"))]);
    }
}
