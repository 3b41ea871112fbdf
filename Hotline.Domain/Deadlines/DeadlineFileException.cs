namespace Hotline.Domain.Deadlines;

/// <summary>A calendar or limit file that cannot be used. Its message starts with file and line: "2026.tsv(12): …".</summary>
/// <param name="file">The file's name as it was handed in.</param>
/// <param name="line">The line, counted from 1.</param>
/// <param name="why">What is wrong with it.</param>
public sealed class DeadlineFileException(string file, int line, string why)
    : FormatException($"{file} 第 {line} 行：{why}")
{
    /// <summary>The file's name as it was handed in.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;
}
