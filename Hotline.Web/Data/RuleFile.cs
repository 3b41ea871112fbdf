namespace Hotline.Web.Data;

/// <summary>One file of the city's rules as it stands in the store. Files in data/ seed once; after that the store is the authority and changes come by an explicit import.</summary>
public sealed class RuleFile
{
    /// <summary>Path below data/: <c>calendars/2026.tsv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file's text.</summary>
    public required string Content { get; set; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>By which account, or "seed".</summary>
    public required string ImportedBy { get; set; }

    /// <summary>Counted from 1; every version is kept (<see cref="RuleVersion"/>).</summary>
    public int Version { get; set; } = 1;
}
