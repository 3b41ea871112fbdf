namespace Hotline.Bench;

/// <summary>One subject of the benchmark. A new one is one class, entered in <see cref="CommandLine.Sections"/>.</summary>
public interface ISection
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in Chinese.</summary>
    string Title { get; }

    /// <summary>Warms up, measures several rounds, and says what it found.</summary>
    Task Measure(Plan plan, Findings findings);
}
