using Hotline.Domain.CoolingOff;

namespace Hotline.Web.Routing;

/// <content>How the lines are protected without silencing anybody.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file of limits to cooling-offs.</summary>
    public const string CoolingOffFile = "settings/cooling-off.tsv";

    private static IReadOnlyList<(DateOnly From, CoolingOffSettings Settings)> CoolingOff(IReadOnlyDictionary<string, string> files)
    {
        var (settings, usual) = (new DatedSettings(IfThere(files, CoolingOffFile, "key", "value", "valid_from", "valid_to"), "longest-days", "appeals-a-day", "repeat-from", "repeat-days"), CoolingOffSettings.Usual);
        return [.. settings.Turns.Select(day => (day, new CoolingOffSettings(
            settings.On(day, "longest-days", usual.LongestDays, Times),
            settings.On(day, "appeals-a-day", usual.AppealsADay, Times),
            settings.On(day, "repeat-from", usual.RepeatFrom, Times),
            settings.On(day, "repeat-days", usual.RepeatDays, Times))))];
    }
}
