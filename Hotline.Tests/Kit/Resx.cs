using System.Xml.Linq;

namespace Hotline.Tests.Kit;

/// <summary>The words of a resource file as they stand in the repository.</summary>
public static class Resx
{
    /// <summary>Key → words.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path) => Parse(File.ReadAllText(Repository.At(path)));

    /// <summary>Key → words; a key that stands twice is an error.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text) =>
        XDocument.Parse(text).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "");

    /// <summary>Whether there is a Chinese character (or kana) in it.</summary>
    public static bool HasHan(string text) => text.Any(c => c is (>= '㐀' and <= '鿿') or (>= '豈' and <= '﫿'));
}
