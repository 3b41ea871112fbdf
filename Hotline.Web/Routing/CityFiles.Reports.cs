using Hotline.Domain.Reports;

namespace Hotline.Web.Routing;

/// <content>What the city publishes of itself.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file that says when figures are published, and which are too small.</summary>
    public const string ReportsFile = "settings/reports.tsv";

    /// <summary>Name of the file of rating rounds.</summary>
    public const string RatingRoundsFile = "settings/rating-rounds.tsv";

    private const int shortestMonth = 28;

    private static IReadOnlyList<(DateOnly From, ReportSettings Settings)> Reports(IReadOnlyDictionary<string, string> files)
    {
        var (settings, usual) = (new DatedSettings(IfThere(files, ReportsFile, "key", "value", "valid_from", "valid_to"), "publish-day", "least-count"), ReportSettings.Usual);
        return [.. settings.Turns.Select(day => (day, new ReportSettings(
            settings.On(day, "publish-day", usual.PublishDay, row => Times(row) is <= shortestMonth and var date ? date : throw row.Wrong("publish-day 应是 1 到 28 之间的整数")),
            settings.On(day, "least-count", usual.LeastCount, Times))))];
    }
}
