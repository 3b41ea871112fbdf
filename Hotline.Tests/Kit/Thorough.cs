namespace Hotline.Tests.Kit;

/// <summary>Whether this is the long run (<c>./test.sh --full</c>): more seeds, more rows.</summary>
public static class Thorough
{
    /// <summary>HOTLINE_FULL=1.</summary>
    public static bool Asked { get; } = Environment.GetEnvironmentVariable("HOTLINE_FULL") == "1";
}
