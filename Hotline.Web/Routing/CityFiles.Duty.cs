using System.Globalization;
using Hotline.Domain.Complaints;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Roster;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <content>Complaints about the handling, and alerts to people on duty.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file of what citizens may find wrong with the handling.</summary>
    public const string ComplaintKindsFile = "settings/complaint-kinds.tsv";

    /// <summary>Name of the file with the limit for answering such a complaint.</summary>
    public const string ComplaintsFile = "settings/complaints.tsv";

    /// <summary>Name of the file that says when people on duty are told, and how stubbornly.</summary>
    public const string DutyFile = "settings/duty.tsv";

    private static readonly string[] cultures = ["zh-CN", "en-US", "ja-JP"];
    private static readonly Budget usualAnswer = new(5, BudgetUnit.WorkingDay);

    private static IReadOnlyList<(DateOnly From, Budget Within)> ComplaintAnswer(IReadOnlyDictionary<string, string> files)
    {
        var settings = new DatedSettings(IfThere(files, ComplaintsFile, "key", "value", "valid_from", "valid_to"), "complaint-answer");
        return [.. settings.Turns.Select(day => (day, settings.On(day, "complaint-answer", usualAnswer, Amount)))];
    }

    private static IReadOnlyList<(DateOnly From, DutySettings Settings)> Duty(IReadOnlyDictionary<string, string> files)
    {
        var (settings, usual) = (
            new DatedSettings(IfThere(files, DutyFile, "key", "value", "valid_from", "valid_to"), "alert-from", "escalate-after", "first-retry", "longest-retry", "rejections"), DutySettings.Usual);
        return [.. settings.Turns.Select(day => (day, new DutySettings(
            settings.On(day, "alert-from", usual.AlertFrom, row => row.Word<Urgency>("value")),
            settings.On(day, "escalate-after", usual.EscalateAfter, Amount),
            settings.On(day, "first-retry", usual.FirstRetry, Pause),
            settings.On(day, "longest-retry", usual.LongestRetry, Pause),
            settings.On(day, "rejections", usual.Rejections, Times))))];
    }

    private static Budget Amount(TsvRow row) => Budget.TryParse(row["value"], out var budget) ? budget : throw row.Wrong($"{row["key"]} 应是数量和单位，如 5 workingDay");

    private static TimeSpan Pause(TsvRow row) => Amount(row) switch
    {
        { Unit: BudgetUnit.Minute } minutes => TimeSpan.FromMinutes(minutes.Amount),
        { Unit: BudgetUnit.Hour } hours => TimeSpan.FromHours(hours.Amount),
        _ => throw row.Wrong($"{row["key"]} 应以 minute 或 hour 为单位"),
    };

    private static int Times(TsvRow row) =>
        int.TryParse(row["value"], NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= 100 ? times : throw row.Wrong($"{row["key"]} 应是 1 到 100 之间的整数");
}
