namespace Hotline.Domain.Reports;

/// <summary>What a city publishes of itself, as it holds for a month.</summary>
/// <param name="PublishDay">On which day of the next month the figures come out; until then what is still open may end.</param>
/// <param name="LeastCount">Counts and samples below this one are not published.</param>
public sealed record ReportSettings(int PublishDay, int LeastCount)
{
    /// <summary>Where the city says nothing.</summary>
    public static ReportSettings Usual { get; } = new(10, 5);
}
