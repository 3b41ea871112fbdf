using System.Text.RegularExpressions;
using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class TextFeaturesTests
{
    [Theory]
    [InlineData("路灯坏了", "路灯 灯坏 坏了 了")]
    [InlineData("路灯坏了3天", "路灯 灯坏 坏了 了 3 天")]
    [InlineData("地铁３号线，ＡＢ出口", "地铁 铁 3 号线 线 ab 出口 口")]
    [InlineData("粤A12345", "粤 a 12345")]
    [InlineData("灯", "灯")]
    [InlineData("。！ ", "")]
    [InlineData("", "")]
    public void The_index_holds_pairs_of_characters_and_whole_words(string text, string words) =>
        Assert.Equal(words, TextFeatures.Bigrams(text));

    [Theory]
    [InlineData("噪音", "\"噪音\"")]
    [InlineData("噪音扰民", "\"噪音 音扰 扰民\"")]
    [InlineData("灯", "\"灯\"*")]
    [InlineData("噪音扰民 3号线", "\"噪音 音扰 扰民\" \"3 号线\"")]
    [InlineData("A区", "\"a 区\"*")]
    [InlineData("地铁3", "\"地铁 铁 3\"")]
    [InlineData("路灯\" OR *", "\"路灯\" \"or\"")]
    [InlineData("*\"^-", "")]
    public void A_query_becomes_quoted_phrases(string query, string phrase) =>
        Assert.Equal(phrase, TextFeatures.BigramPhrase(query));

    [Fact]
    public void Every_phrase_of_a_text_is_found_in_its_index()
    {
        const string Text = "江南区3号线A2出口的路灯坏了12天，找了城管局。";
        var index = $" {TextFeatures.Bigrams(Text)} ";
        foreach (var length in Enumerable.Range(1, 8))
        {
            for (var start = 0; start + length <= Text.Length; start++)
            {
                // Within numbers and Latin words only whole ones can be found.
                if (!CutsAWord(Text, start) && !CutsAWord(Text, start + length))
                {
                    foreach (Match phrase in Regex.Matches(TextFeatures.BigramPhrase(Text.Substring(start, length)), "\"([^\"]*)\"(\\*?)"))
                    {
                        var prefix = phrase.Groups[2].Length > 0;
                        Assert.Contains($" {phrase.Groups[1].Value}{(prefix ? string.Empty : " ")}", index, StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    [Fact]
    public void Digits_count_as_one_zero_and_width_and_case_do_not_matter()
    {
        Assert.Equal(Features("路灯坏了123天ABC"), Features("路灯坏了０天ａｂｃ"));
        Assert.NotEqual(Features("路灯坏了天"), Features("路灯坏了3天"));
    }

    [Fact]
    public void No_pair_reaches_across_a_break()
    {
        Assert.Equal(2, Features("路，灯").Count);
        Assert.Equal(3, Features("路灯").Count);
        Assert.Equal(3, TextFeatures.Count(new NormalText("路"), new NormalText("灯")).Buckets.Length); // 路, 灯, and 路 as a title's own
    }

    [Fact]
    public void A_title_counts_five_times_and_adds_to_the_text()
    {
        var counts = TextFeatures.Count(new NormalText("灯"), new NormalText("灯灯"));
        var at = Array.IndexOf(counts.Buckets, TextFeatures.Bucket('灯'));
        Assert.Equal(7, counts.Counts[at]);
        Assert.Equal(1, counts.Counts[Array.IndexOf(counts.Buckets, TextFeatures.Bucket('灯', '灯'))]);
    }

    [Fact]
    public void Hashing_never_changes_unnoticed()
    {
        // These numbers are part of every model file: whoever changes them must raise TextFeatures.Version.
        Assert.Equal(2, TextFeatures.Version);
        Assert.Equal((194762, 51030), (TextFeatures.Bucket('路'), TextFeatures.Bucket('路', '灯')));
        Assert.InRange(TextFeatures.Bucket(0x9FFF, 0x9FFF), 0, TextFeatures.BucketCount - 1);
    }

    [Fact]
    public void Offsets_lead_back_into_the_original()
    {
        var text = new NormalText("①㎡𠮷路");
        Assert.Equal("1m2𠮷路", string.Concat(text.Points.ToArray().Select(char.ConvertFromUtf32)));
        Assert.Equal([0, 1, 1, 2, 4], Enumerable.Range(0, 5).Select(text.StartOf));
        Assert.Equal([1, 2, 2, 4, 5], Enumerable.Range(0, 5).Select(text.EndOf));
    }

    [Fact]
    public void Broken_text_does_not_break_it()
    {
        Assert.Equal("路 灯", TextFeatures.Bigrams("路\uD842灯\uDFB7\uFFFF"));
        Assert.Equal("灯", TextFeatures.Bigrams("\0灯\u0301"));
    }

    private static Dictionary<int, int> Features(string text)
    {
        var counts = TextFeatures.Count(new NormalText(string.Empty), new NormalText(text));
        return counts.Buckets.Zip(counts.Counts).ToDictionary(p => p.First, p => p.Second);
    }

    private static bool CutsAWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at])
        && char.IsAsciiDigit(text[at - 1]) == char.IsAsciiDigit(text[at]);
}
