namespace Hotline.Classifier;

/// <summary>A line that could not be read.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Reason">What is wrong with it, in Chinese.</param>
public sealed record CorpusProblem(string File, int Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
