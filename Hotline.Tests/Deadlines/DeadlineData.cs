using Hotline.Domain.Deadlines;

namespace Hotline.Tests.Deadlines;

/// <summary>The calendars and limits the product ships with, and ways to write instants shortly.</summary>
internal static class DeadlineData
{
    internal static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    internal static readonly WorkingCalendar Calendar = WorkingCalendar.Parse(
        [("2025.tsv", Text("calendars", "2025.tsv")), ("2026.tsv", Text("calendars", "2026.tsv"))]);

    internal static readonly WorkingTime Time = new(Calendar, OfficeHours.Default, Shanghai);

    internal static string Text(params string[] path) => File.ReadAllText(Path.Combine([Root(), "data", .. path]));

    internal static LimitTable Limits(params string[] path) => LimitTable.Parse(path[^1], Text(["limits", .. path]));

    /// <summary>A Shanghai instant from "2026-09-30T16:00" or "2026-09-30" (ten in the morning).</summary>
    internal static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse((local.Length == 10 ? local + "T10:00" : local) + "+08:00");

    internal static DateOnly Day(string date) => DateOnly.Parse(date);

    internal static string Tsv(params string[] lines) => string.Join('\n', lines).Replace(' ', '\t') + "\n";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
