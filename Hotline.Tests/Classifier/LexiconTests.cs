using Hotline.Classifier;
using Xunit;

namespace Hotline.Tests.Classifier;

public sealed class LexiconTests
{
    private static readonly Lexicon Words = new(
    [
        new("0801", "工资", 2), new("0801", "拖欠工资", 4), new("0404", "拖欠", 2), new("0801", "拖欠", 2),
        new("08", "劳动", 1), new("1301", "110", 3), new("1605", "wifi", 3),
    ]);

    [Theory]
    [InlineData("老板拖欠工资", "拖欠工资")]
    [InlineData("拖欠拖欠工资", "拖欠,拖欠工资")]
    [InlineData("拖欠，工资", "拖欠,工资")]
    [InlineData("打了１１０", "110")]
    [InlineData("打了1100元", "")]
    [InlineData("WiFi断了", "wifi")]
    [InlineData("", "")]
    public void The_leftmost_longest_word_wins(string text, string found)
    {
        var normal = new NormalText(text);
        var words = Words.Matches(normal).Select(m => string.Concat(normal.Points.Slice(m.Start, m.Length).ToArray().Select(char.ConvertFromUtf32)));
        Assert.Equal(found, string.Join(',', words));
    }

    [Fact]
    public void A_word_is_worth_less_the_more_categories_list_it_and_little_more_when_repeated()
    {
        var once = Words.Score([], Words.Matches(new NormalText("拖欠")));
        Assert.Equal(1, once["0404"], 9);
        Assert.Equal(1, once["0801"], 9);
        var thrice = Words.Score([], Words.Matches(new NormalText("工资，工资，工资")));
        Assert.Equal(2 * (1 + Math.Log(3)), thrice["0801"], 9);
        var title = Words.Score(Words.Matches(new NormalText("工资")), []);
        Assert.Equal(2 * (1 + Math.Log(5)), title["0801"], 9);
    }

    [Fact]
    public void Words_count_for_the_family_too()
    {
        var byWords = new LexiconClassifier(Words, ["0404", "0801", "0805", "1301"]);
        var scores = byWords.Scores(new NormalText(string.Empty), new NormalText("工资"));
        Assert.True(scores[1] > scores[2], "its own word before a sister's");
        Assert.True(scores[2] > scores[3], "a sister's word before a stranger's");
        Assert.Equal(scores[0], scores[3]);
        var family = byWords.Scores(new NormalText(string.Empty), new NormalText("劳动"));
        Assert.Equal(family[1], family[2]);
        Assert.True(family[1] > family[0]);
    }
}
