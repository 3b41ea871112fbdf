using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Domain.Deadlines;

namespace Hotline.Domain.Promises;

/// <summary>A date by which a reply says something will be done.</summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="Words">The words that name the date.</param>
/// <param name="On">The last local day it may be done on.</param>
/// <param name="Vague">The words leave room (下旬, 第二季度, 年内): the last day of it was taken.</param>
public sealed record FoundPromise(int Start, string Words, DateOnly On, bool Vague);

/// <summary>承诺识别: finds dates promised in a reply. What has been done already, what cannot be done and what the citizen may do is no promise. A person confirms each.</summary>
public static partial class PromiseFinder
{
    /// <summary>The promises of a text.</summary>
    /// <param name="text">A reply.</param>
    /// <param name="day">The local day on which it is written.</param>
    /// <param name="time">The working calendar, for promises in working days.</param>
    /// <returns>In the order of the text, one for each day, none before that day.</returns>
    public static IReadOnlyList<FoundPromise> In(string text, DateOnly day, WorkingTime time)
    {
        var found = new List<FoundPromise>();
        foreach (Match clause in Clauses().Matches(text))
        {
            foreach (Match date in Dates().Matches(clause.Value))
            {
                if (PromiseDate.Of(date, day, time) is { } on && on.Day >= day && IsPromised(clause.Value, date, text[(clause.Index + clause.Length)..]))
                {
                    found.Add(new FoundPromise(clause.Index + date.Index, date.Value, on.Day, on.Vague));
                }
            }
        }

        return [.. found.DistinctBy(f => f.On)];
    }

    private static bool IsPromised(string clause, Match date, string after)
    {
        var (before, rest) = (clause[..date.Index], clause[(date.Index + date.Length)..]);
        if (Impossible().IsMatch(rest) || Citizens().IsMatch(clause) || Done().IsMatch(before) || DoneAfter().IsMatch(rest))
        {
            return false;
        }

        // What follows the comma belongs to it: 预计12月底前，完成铺设.
        return Until().IsMatch(date.Value) || Future().IsMatch(clause) || (rest.Length == 0 && Future().IsMatch(Clauses().Match(after.TrimStart('，', ',', '、')).Value));
    }

    [GeneratedRegex(@"[^。！!？?；;，,\n]+")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"
        (?:(?<year>\d{4})年|(?<next>明年)|今年)?(?<month>1[0-2]|0?[1-9])月(?:(?<dom>3[01]|[12]\d|0?[1-9])[日号]|(?<third>上旬|中旬|下旬|底|末|初|份)|(?=[前内]))(?:之前|以前|前|内|之内)?
        |(?<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:之前|以前|前)?
        |(?<rel>今天|今日|今晚|明天|明日|明早|后天|大后天)(?:之前|以前|前|内)?
        |(?<week>本周|这周|下下周|下周|(?<![每上])周|(?<![每上])星期)(?:(?<wday>[一二三四五六日天])|(?<wend>末|内|底|之内))(?:之前|以前|前|内)?
        |(?<thismonth>本月|这个月|当月)(?<mpart>上旬|中旬|下旬|底|末|内)(?:之前|以前|前)?
        |(?<nextmonth>下个?月)(?<npart>上旬|中旬|下旬|底|末|初|内)?(?:之前|以前|前)?
        |(?<![\d个本下这一二三四五六七八九十]月?)(?<monthend>月底|月末)(?:之前|以前|前)?
        |(?:(?<ny>明年)|今年|本年)?(?<half>上半年|下半年|年底|年末|年内)(?:之前|以前|前|内)?
        |(?:(?<qy>明年)|今年)?第?(?<quarter>[一二三四1234])季度(?:之前|以前|前|内|末)?
        |(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?<unit>工作日|自然日|小时|天|日(?!报)|周|星期|月)(?:之内|以内|内|后)
        ", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Dates();

    [GeneratedRegex("前$|内$")]
    private static partial Regex Until();

    [GeneratedRegex("将|会(?!议|同)|拟|计划|预计|预期|争取|力争|确保|保证|承诺|安排|完成|到位|完工|动工|开工|竣工|通车|整改|答复|回复|修复|恢复|启动|处理")]
    private static partial Regex Future();

    [GeneratedRegex("已|曾|此前|昨|之前(?=.)|截至|截止|自$|当日|从$|按照.*要求$")]
    private static partial Regex Done();

    [GeneratedRegex("^[^，]*(?:已经?|完成了|办结了|结束了|收到|接到|接报|来电)")]
    private static partial Regex DoneAfter();

    [GeneratedRegex("无法|不能|难以|未能|不会|不具备|暂不|没有条件")]
    private static partial Regex Impossible();

    [GeneratedRegex("(?:您|你|市民|当事人|申请人|诉求人)[^，]{0,8}可|可以?(?:自|在|于)[^，]{0,20}(?:申请|提起|复议|起诉)|申请(?:行政)?(?:复议|复查|复核)|提起(?:行政)?诉讼|请(?:您|你|于|在)")]
    private static partial Regex Citizens();
}
