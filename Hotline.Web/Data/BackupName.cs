using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Web.Data;

/// <summary>What the name of a backup's directory tells. Only what carries our name in full is ours: nothing else in that place is touched.</summary>
/// <param name="At">When it was begun, to the second.</param>
/// <param name="Manual">Made by a person's command: no rule of how many are kept applies to it.</param>
/// <param name="Unfinished">Being written, or left behind half written.</param>
internal sealed partial record BackupName(DateTimeOffset At, bool Manual, bool Unfinished)
{
    private const string form = "yyyyMMdd-HHmmss";
    private const string byHand = "-manual";
    private const string unfinished = ".partial";

    /// <summary>Reads a directory's name; null for one that is not ours.</summary>
    public static BackupName? Read(string name) =>
        Pattern().Match(name) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups[1].Value, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new BackupName(at, match.Groups[2].Success, match.Groups[3].Success) : null;

    /// <summary>All of ours in a directory, with their paths.</summary>
    public static IReadOnlyList<(string Path, BackupName Name)> In(string directory) =>
        !Directory.Exists(directory) ? [] : [.. Directory.EnumerateDirectories(directory)
            .Select(path => (Path: path, Name: Read(Path.GetFileName(path))))
            .Where(b => b.Name is not null)
            .Select(b => (b.Path, b.Name!))];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"hotline-{At.UtcDateTime.ToString(form, CultureInfo.InvariantCulture)}{(Manual ? byHand : "")}{(Unfinished ? unfinished : "")}");

    [GeneratedRegex(@"^hotline-([0-9]{8}-[0-9]{6})(-manual)?(\.partial)?\z")]
    private static partial Regex Pattern();
}
