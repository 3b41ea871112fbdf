namespace Hotline.Classifier;

/// <summary>Training data that cannot be used; the message names the file and line of the first fault.</summary>
/// <param name="problems">Every fault found; at least one.</param>
public sealed class CorpusException(IReadOnlyList<CorpusProblem> problems)
    : Exception(problems.Count == 1 ? problems[0].ToString() : $"{problems[0]}（共 {problems.Count} 处）")
{
    /// <summary>Every fault found.</summary>
    public IReadOnlyList<CorpusProblem> Problems { get; } = problems;
}
