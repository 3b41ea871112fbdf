using Hotline.Classifier;

namespace Hotline.Bench;

/// <summary>What stands in the form at one pause in typing.</summary>
/// <param name="Title">The title so far.</param>
/// <param name="Text">The text so far.</param>
internal sealed record Typed(string Title, string Text);

/// <summary>Appeals as an operator types them: the title in two goes, then the text a few words at a time.</summary>
internal static class Keystrokes
{
    private const int atOnce = 12;

    /// <summary>So many pauses, always the same ones: examples from all over the corpus, each from its first word to its last.</summary>
    public static IReadOnlyList<Typed> Of(string dataFolder, int pauses)
    {
        Example[] examples = [.. TrainingSet.Load(dataFolder).Examples];
        new Random(1).Shuffle(examples);
        return [.. examples.SelectMany(Of).Take(pauses)];
    }

    private static IEnumerable<Typed> Of(Example example)
    {
        yield return new Typed(Start(example.Title, example.Title.Length / 2), "");
        yield return new Typed(example.Title, "");
        for (var length = atOnce; length < example.Text.Length; length += atOnce)
        {
            yield return new Typed(example.Title, Start(example.Text, length));
        }

        yield return new Typed(example.Title, example.Text);
    }

    // Never half a character.
    private static string Start(string text, int length) => text[..(length < text.Length && char.IsLowSurrogate(text[length]) ? length + 1 : length)];
}
