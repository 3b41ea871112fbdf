namespace Hotline.Web.Data;

/// <summary>One version of a rule file, the first and the one in force too. Kept for ever: old decisions are read by the rules of their day.</summary>
public sealed class RuleVersion
{
    /// <summary>The file: <c>catalogue/catalogue.tsv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The text as it was from then on.</summary>
    public required string Content { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By which account; "seed" where it came with the product, "system" from the command line.</summary>
    public required string By { get; init; }

    /// <summary>That person's name at the time.</summary>
    public required string ByName { get; init; }

    /// <summary>Why; empty for the first.</summary>
    public required string Reason { get; init; }
}
