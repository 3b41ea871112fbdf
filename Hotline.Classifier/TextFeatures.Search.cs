using System.Text;

namespace Hotline.Classifier;

// Full-text search. SQLite's `trigram` tokenizer cannot find two-character words (路灯, 噪音), and `unicode61` takes a
// sentence for one word; so Chinese is indexed as overlapping pairs, which `unicode61` then splits at the spaces.
public static partial class TextFeatures
{
    /// <summary>
    /// The words the search index holds for a text, separated by spaces: overlapping pairs of Chinese characters, the last
    /// character of each run by itself (so that a single character finds it as a prefix), Latin words and numbers whole.
    /// </summary>
    /// <example>「路灯坏了3天」 gives <c>路灯 灯坏 坏了 了 3 天</c>.</example>
    public static string Bigrams(string text)
    {
        var points = new NormalText(text).Points;
        var words = new StringBuilder(text.Length * 3);
        for (var i = 0; i < points.Length;)
        {
            var end = RunEnd(points, i);
            AppendRun(words, points[i..end], last: true);
            i = Math.Max(end, i + 1);
        }

        return words.ToString();
    }

    /// <summary>
    /// The FTS5 query that finds what a person typed: each stretch without white space or punctuation is one quoted phrase,
    /// several stretches must all occur. A stretch that ends in a single Chinese character matches by prefix.
    /// Empty if nothing can be searched for; nothing in it can be read as query syntax.
    /// </summary>
    /// <example>「噪音扰民 3号线」 gives <c>"噪音 音扰 扰民" "3 号线"</c>; 「灯」 gives <c>"灯"*</c>.</example>
    public static string BigramPhrase(string query)
    {
        var points = new NormalText(query).Points;
        var phrases = new StringBuilder();
        var words = new StringBuilder();
        for (var i = 0; i < points.Length;)
        {
            if (points[i] == NormalText.Break)
            {
                i++;
                continue;
            }

            words.Clear();
            var prefix = false;
            while (i < points.Length && points[i] != NormalText.Break)
            {
                // A run that ends inside the stretch ended in the text as well, so its last character stands there
                // alone; one that ends the stretch may go on in the text.
                var end = RunEnd(points, i);
                var endsStretch = end == points.Length || points[end] == NormalText.Break;
                prefix = endsStretch && end - i == 1 && NormalText.IsIdeograph(points[i]);
                AppendRun(words, points[i..end], last: !endsStretch || prefix);
                i = end;
            }

            phrases.Append(phrases.Length > 0 ? " \"" : "\"").Append(words).Append(prefix ? "\"*" : "\"");
        }

        return phrases.ToString();
    }

    // Runs of one kind: ideographs, or letters, or digits ("3号线A口" has five). A break is an empty run.
    private static int RunEnd(ReadOnlySpan<int> points, int start)
    {
        var kind = Kind(points[start]);
        var end = start;
        while (kind > 0 && end < points.Length && Kind(points[end]) == kind)
        {
            end++;
        }

        return end;
    }

    private static int Kind(int point) =>
        point == NormalText.Break ? 0 : NormalText.IsIdeograph(point) ? 1 : NormalText.IsDigit(point) ? 2 : 3;

    private static void AppendRun(StringBuilder words, ReadOnlySpan<int> run, bool last)
    {
        if (run.IsEmpty)
        {
            return;
        }

        if (!NormalText.IsIdeograph(run[0]))
        {
            Space(words);
            foreach (var point in run)
            {
                words.Append(new Rune(point));
            }

            return;
        }

        for (var i = 0; i < run.Length - 1; i++)
        {
            Space(words).Append(new Rune(run[i])).Append(new Rune(run[i + 1]));
        }

        if (last)
        {
            Space(words).Append(new Rune(run[^1]));
        }
    }

    private static StringBuilder Space(StringBuilder words) => words.Length > 0 ? words.Append(' ') : words;
}
