using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Domain.Performance;

namespace Hotline.Web.Reports;

/// <summary>What the city publishes of a month: counts and rates, small ones left out, names as they were. It is kept as it was published and never changes.</summary>
/// <param name="Month">2026-10.</param>
/// <param name="PublishedAt">When it was compiled.</param>
/// <param name="LeastCount">Counts and samples below this one are left out.</param>
/// <param name="Registered">Appeals registered in the month.</param>
/// <param name="Tables">Counts, by one thing or by two.</param>
/// <param name="City">The rates of the city as a whole.</param>
/// <param name="Units">The rates of every unit.</param>
public sealed record MonthReport(string Month, DateTimeOffset PublishedAt, int LeastCount, long? Registered, IReadOnlyList<ReportTable> Tables, UnitReport City, IReadOnlyList<UnitReport> Units)
{
    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A table by its name; null where there is none.</summary>
    public ReportTable? Table(string name) => Tables.FirstOrDefault(t => t.Name == name);

    /// <summary>The file that everybody may take.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, options);

    /// <summary>Reads it.</summary>
    public static MonthReport FromJson(string text) => JsonSerializer.Deserialize<MonthReport>(text, options)!;
}

/// <summary>Counts by one thing or by two.</summary>
/// <param name="Name">category, area, unit, outcome, type, channel, category-area, unit-outcome.</param>
/// <param name="Rows">Its cells.</param>
public sealed record ReportTable(string Name, IReadOnlyList<ReportRow> Rows);

/// <summary>A count.</summary>
/// <param name="Key">Code.</param>
/// <param name="Name">What the code meant then.</param>
/// <param name="Key2">Second code, in a table by two things.</param>
/// <param name="Name2">What that meant.</param>
/// <param name="Count">Appeals; null: left out.</param>
/// <param name="MedianHours">The middle handling time in working hours of those answered by units; null: nobody's, or left out.</param>
public sealed record ReportRow(string Key, string Name, string? Key2, string? Name2, long? Count, double? MedianHours);

/// <summary>The rates of a unit.</summary>
/// <param name="Code">The unit; empty: the city.</param>
/// <param name="Name">Its name then.</param>
/// <param name="OnTime">Answered within the limit.</param>
/// <param name="Solved">Said to be solved by those who were asked.</param>
/// <param name="Satisfied">Content with the result, of those who were asked.</param>
/// <param name="Redone">Done once more, of those closed.</param>
/// <param name="MedianHours">The middle handling time in working hours; null: left out.</param>
public sealed record UnitReport(string Code, string Name, ReportShare? OnTime, ReportShare? Solved, ReportShare? Satisfied, ReportShare? Redone, double? MedianHours);

/// <summary>So many of so many, and where the true rate lies with 95 % confidence (Wilson). Null in its place: the sample is too small to publish.</summary>
public sealed record ReportShare(long Part, long Whole, double Rate, double Low, double High)
{
    /// <summary>A share, if its sample is large enough.</summary>
    public static ReportShare? Of(Proportion share, int least) =>
        share.Whole >= least && share is { Rate: { } rate, Interval: { } range } ? new(share.Part, share.Whole, Math.Round(rate, 4), Math.Round(range.Low, 4), Math.Round(range.High, 4)) : null;
}

/// <summary>A published month in the store.</summary>
public sealed class PublishedMonth
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The report as the file says it.</summary>
    public string Content { get; init; } = "";
}
