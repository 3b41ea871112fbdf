using System.Globalization;
using Hotline.Domain;
using Hotline.Domain.FollowUp;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Notifications;

namespace Hotline.Web.Routing;

/// <content>How citizens are asked, and what they are told.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file that says how often is called, and how long links are good.</summary>
    public const string FollowUpFile = "settings/follow-up.tsv";

    /// <summary>Name of the file that says how many are called.</summary>
    public const string FollowUpCallsFile = "settings/follow-up-calls.tsv";

    /// <summary>Name of the file of reasons for not being content.</summary>
    public const string DiscontentReasonsFile = "settings/discontent-reasons.tsv";

    /// <summary>Name of the file of short messages to citizens.</summary>
    public const string CitizenMessagesFile = "settings/citizen-messages.tsv";

    private static IReadOnlyList<(DateOnly From, FollowUpSettings Settings)> FollowUp(IReadOnlyDictionary<string, string> files)
    {
        var (settings, usual) = (
            new DatedSettings(IfThere(files, FollowUpFile, "key", "value", "valid_from", "valid_to"), "attempts-before-unreached", "link-days", "uncalled-close-days", "quiet-from", "quiet-until"),
            FollowUpSettings.Usual);
        return [.. settings.Turns.Select(day => (day, new FollowUpSettings(
            settings.On(day, "attempts-before-unreached", usual.Attempts, Times),
            settings.On(day, "link-days", usual.LinkDays, Times),
            settings.On(day, "uncalled-close-days", usual.UncalledDays, Times),
            settings.On(day, "quiet-from", usual.QuietFrom, TimeOfDay),
            settings.On(day, "quiet-until", usual.QuietUntil, TimeOfDay))))];
    }

    private static CallSample CallShares(IReadOnlyDictionary<string, string> files)
    {
        var shares = new List<CallShare>();
        foreach (var row in IfThere(files, FollowUpCallsFile, "type", "urgency", "percent", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var share = new CallShare(
                row.Needed("type") == "-" ? null : row.Word<AppealType>("type"), row.Needed("urgency") == "-" ? null : row.Word<Urgency>("urgency"),
                int.TryParse(row.Needed("percent"), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : throw row.Wrong("“percent” 应是 0 到 100 之间的整数"),
                row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (share.ValidTo < share.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (shares.Any(share.Overlaps))
            {
                throw row.Wrong("同一种工单的有效期与前面的行重叠");
            }

            shares.Add(share);
        }

        return new CallSample(shares);
    }

    private static List<CitizenTemplate> CitizenTemplates(IReadOnlyDictionary<string, string> files)
    {
        var templates = new List<CitizenTemplate>();
        foreach (var row in IfThere(files, CitizenMessagesFile, "kind", "text", "valid_from", "valid_to"))
        {
            row.Needed("valid_from");
            var kind = row.Word<OutboxKind>("kind");
            if (!CitizenTemplate.Kinds.Contains(kind))
            {
                throw row.Wrong($"“kind” 不认识 “{row["kind"]}”");
            }

            var template = new CitizenTemplate(kind, row.Needed("text"), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (template.Unknown is { } blank)
            {
                throw row.Wrong($"短信里的空 “{{{blank}}}” 在这里填不上");
            }

            if (template.ValidTo < template.ValidFrom)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (templates.Any(template.Overlaps))
            {
                throw row.Wrong($"“{row["kind"]}” 的有效期与前面的行重叠");
            }

            templates.Add(template);
        }

        return templates;
    }

    private static List<T> CityCodes<T>(IReadOnlyDictionary<string, string> files, string name, Func<string, IReadOnlyDictionary<string, string>, DateOnly, DateOnly?, T> make)
        where T : CityCode
    {
        var codes = new List<T>();
        foreach (var row in IfThere(files, name, ["code", .. cultures, "valid_from", "valid_to"]))
        {
            row.Needed("valid_from");
            var code = make(row.Needed("code"), cultures.ToDictionary(c => c, row.Needed), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (codes.Any(k => k.Code == code.Code))
            {
                throw row.Wrong($"代码 “{code.Code}” 重复");
            }

            codes.Add(code);
        }

        return codes;
    }

    private static TimeOnly TimeOfDay(TsvRow row) =>
        TimeOnly.TryParseExact(row["value"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw row.Wrong($"{row["key"]} 应是时刻，如 21:00");
}
