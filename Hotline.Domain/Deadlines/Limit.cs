namespace Hotline.Domain.Deadlines;

/// <summary>The row of the limit table that binds a case.</summary>
/// <param name="Budget">How much time is given.</param>
/// <param name="Basis">Where the limit comes from, for people to read; null when the row does not say.</param>
/// <param name="Row">The line of the file, counted from 1.</param>
public sealed record Limit(Budget Budget, string? Basis, int Row)
{
    /// <summary>What day 1 is.</summary>
    public StartRule Start { get; init; } = StartRule.NextDay;

    /// <summary>A second limit from the same start; whichever ends earlier binds. Null when there is none.</summary>
    public Budget? Cap { get; init; }

    /// <summary>The legal override that decided, "*" for one that needs no word on the ticket; null for an ordinary row.</summary>
    public string? Legal { get; init; }
}
