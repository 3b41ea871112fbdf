namespace Hotline.Web.Routing;

/// <content>What must not be published without a word.</content>
public static partial class CityFiles
{
    /// <summary>Name of the file of words that call for a secrecy check.</summary>
    public const string SecrecyWordsFile = "settings/secrecy-words.tsv";

    private static List<string> SecrecyWords(IReadOnlyDictionary<string, string> files) => [.. IfThere(files, SecrecyWordsFile, "word").Select(r => r.Needed("word"))];
}
