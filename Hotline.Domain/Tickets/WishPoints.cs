using System.Text.RegularExpressions;

namespace Hotline.Domain.Tickets;

/// <summary>诉求要点: what the citizen wants, point by point, so that a reply can answer each.</summary>
public static partial class WishPoints
{
    /// <summary>More points than these nobody answers one by one.</summary>
    public const int Most = 10;

    private const int longest = 60;
    private const int mostSuggested = 5;

    /// <summary>The points as they were listed: a line each, numbering left out.</summary>
    /// <param name="desired">What was written down at intake.</param>
    /// <returns>None where nothing was listed: then the whole matter is the one point.</returns>
    public static IReadOnlyList<string> Of(string desired) => [.. desired.Split('\n').Select(Bare).Where(line => line.Length > 0).Take(Most)];

    /// <summary>Points that a text seems to hold: sentences that wish, ask or demand, and what is enumerated. A person decides.</summary>
    /// <param name="text">The citizen's story.</param>
    /// <returns>At most five, each cut to sixty characters; none where nothing is asked for.</returns>
    public static IReadOnlyList<string> Suggest(string text) =>
        [.. Sentences().Split(text).SelectMany(s => Wishes().IsMatch(s) ? Parts().Split(s) : [])
            .Select(Wish).Where(w => w.Length is >= 4).Distinct().Take(mostSuggested).Select(w => w.Length > longest ? w[..longest] : w)];

    private static string Bare(string line) => Numbering().Replace(line.Trim(), "").Trim();

    // What stands before the wish is the story.
    private static string Wish(string part)
    {
        var found = Opening().Match(part);
        var wish = found.Success ? part[(found.Index + found.Length)..] : part;
        return Bare(wish).Trim('，', ',', '：', ':', '、', ' ', '”', '“');
    }

    [GeneratedRegex(@"[。！!？?；;\n]")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"希望|要求|请求|恳请|恳求|盼|诉求是|建议|请(?!问)|能否|能不能|可否|可不可以|是否可以|是否能|什么时候|何时|怎么办|如何办|想问|咨询|请问")]
    private static partial Regex Wishes();

    [GeneratedRegex(@"(?:[，,、]|^)?(?:[一二三四五]是|其[一二三四五]|[（(]?[一二三四五1-5][）)、.．](?!\d)|另外|同时|并且|还有)[，,]?")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^.*?(?:诉求是|希望|要求|请求|恳请|恳求|盼望?|建议|想问一?下?|咨询|请问)(?:相关部门|有关部门|政府|部门|你们|贵单位)?(?:能够|能)?[，,：:]?")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．:：](?!\d)|[①-⑩]|[-•·*])\s*")]
    private static partial Regex Numbering();
}
