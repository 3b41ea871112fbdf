using System.Globalization;

namespace Hotline.Web.Handling;

/// <summary>Makes an uploaded name fit to be shown and saved: no path, nothing invisible, an ending that agrees with the content.</summary>
public static class FileNames
{
    private const int longest = 100;
    private const string unwanted = "<>:\"|?*/\\";

    /// <summary>The cleaned name; never empty. It is shown to people only, files never lie under it.</summary>
    public static string Clean(string uploaded, FileKind kind)
    {
        var last = uploaded[(uploaded.LastIndexOfAny(['/', '\\']) + 1)..];
        // Format characters can turn a name around on the screen: "photo[U+202E]gpj.exe".
        var shown = new string([.. last.Where(c => !char.IsControl(c) && !unwanted.Contains(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate))]);
        var extension = Path.GetExtension(shown);
        var stem = (kind.Agrees(extension) ? shown[..^extension.Length] : shown).Trim(' ', '.');
        stem = stem.Length > longest ? stem[..longest] : stem;
        return (stem.Length == 0 ? "file" : stem) + (kind.Agrees(extension) ? extension.ToLowerInvariant() : kind.Extension);
    }
}
