using System.Text.RegularExpressions;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Publication;

/// <summary>What kind of personal thing stands in a text.</summary>
public enum PersonalKind
{
    /// <summary>电话.</summary>
    Phone = 1,

    /// <summary>身份证号.</summary>
    IdNumber = 2,

    /// <summary>银行卡号、其他长号码.</summary>
    LongNumber = 3,

    /// <summary>车牌.</summary>
    Plate = 4,

    /// <summary>邮箱、微信、QQ.</summary>
    Account = 5,

    /// <summary>姓名.</summary>
    Name = 6,

    /// <summary>门牌、楼栋、房号.</summary>
    Address = 7,
}

/// <summary>Words that must not be read by everybody.</summary>
/// <param name="Start">Where they begin.</param>
/// <param name="Words">As they stand.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Instead">What is put there.</param>
/// <param name="Sure">A number or a name that is known: it is never published. Otherwise a person decides.</param>
public sealed record PersonalSpan(int Start, string Words, PersonalKind Kind, string Instead, bool Sure);

/// <summary>脱敏建议: finds names, numbers and addresses in a text that is to be published. It proposes; a person decides. Only what is sure is refused.</summary>
public static partial class PersonalSpans
{
    private const string surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冼欧";

    /// <summary>All of them, in the order of the text, none inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="caller">Whose appeal it is: this name, these numbers and this address are known.</param>
    /// <param name="names">Other names that are known: who answered, who handled it.</param>
    public static IReadOnlyList<PersonalSpan> In(string text, Caller caller, params IEnumerable<string> names)
    {
        var spans = new List<PersonalSpan>();
        void All(Regex pattern, PersonalKind kind, Func<string, string> instead, bool sure) =>
            spans.AddRange(pattern.Matches(text).Select(m => m.Groups["it"] is { Success: true } it ? (it.Index, it.Value) : (m.Index, m.Value)).Select(m => new PersonalSpan(m.Index, m.Value, kind, instead(m.Value), sure)));
        void Known(string? words, PersonalKind kind, string instead)
        {
            for (var at = words?.Length > 1 ? text.IndexOf(words, StringComparison.Ordinal) : -1; at >= 0; at = text.IndexOf(words!, at + 1, StringComparison.Ordinal))
            {
                spans.Add(new PersonalSpan(at, words!, kind, instead, true));
            }
        }

        Known(caller.Name, PersonalKind.Name, caller.Name.Length > 0 ? $"{caller.Name[0]}某" : "");
        Known(caller.Address, PersonalKind.Address, "（地址略）");
        foreach (var name in names)
        {
            Known(name, PersonalKind.Name, name.Length > 0 ? $"{name[0]}某" : "");
        }

        All(IdNumber(), PersonalKind.IdNumber, _ => "（证件号略）", true);
        All(Mobile(), PersonalKind.Phone, _ => "（电话略）", true);
        All(Mail(), PersonalKind.Account, _ => "（邮箱略）", true);
        All(Chat(), PersonalKind.Account, _ => "（账号略）", true);
        All(LongNumber(), PersonalKind.LongNumber, _ => "（号码略）", true);
        All(Plate(), PersonalKind.Plate, plate => $"{plate[..2]}·****", true);
        All(Called(), PersonalKind.Name, name => $"{name[0]}某", false);
        All(Titled(), PersonalKind.Name, name => $"{name[0]}某", false);
        All(Home(), PersonalKind.Address, _ => "（门牌略）", false);
        return [.. Outermost(spans)];
    }

    /// <summary>The text with everything found put otherwise.</summary>
    public static string Redact(string text, IEnumerable<PersonalSpan> spans)
    {
        foreach (var span in spans.OrderByDescending(s => s.Start))
        {
            text = string.Concat(text.AsSpan(0, span.Start), span.Instead, text.AsSpan(span.Start + span.Words.Length));
        }

        return text;
    }

    // What begins first wins, the longer before the shorter; a sure one before a guess.
    private static IEnumerable<PersonalSpan> Outermost(IEnumerable<PersonalSpan> spans)
    {
        var taken = new List<PersonalSpan>();
        foreach (var span in spans.OrderByDescending(s => s.Sure).ThenByDescending(s => s.Words.Length).ThenBy(s => s.Start))
        {
            if (taken.TrueForAll(t => span.Start + span.Words.Length <= t.Start || t.Start + t.Words.Length <= span.Start))
            {
                taken.Add(span);
            }
        }

        return taken.OrderBy(s => s.Start);
    }

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)")]
    private static partial Regex IdNumber();

    // Mobile numbers however they are grouped; the public lines of offices (0799-…, 12345) are meant to be read.
    [GeneratedRegex(@"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}(?!\d)")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:微信号?|QQ号?|qq号?|抖音号?|支付宝账?号?)[：:是为 ]{0,2}(?<it>[A-Za-z0-9_-]{5,20})")]
    private static partial Regex Chat();

    [GeneratedRegex(@"(?<!\d)\d{12,}(?!\d)")]
    private static partial Regex LongNumber();

    [GeneratedRegex("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]{1,2}(?![A-Z0-9])")]
    private static partial Regex Plate();

    [GeneratedRegex("(?<=姓名[：:为是 ]{0,2}|叫做?|名叫|联系人[：:为是 ]{0,2}|当事人|业主|老板|员工|医生|护士|老师|司机|房东|法人(?:代表)?|负责人)(?<it>[" + surnames + "][\u4e00-\u9fff]{1,2})(?=[，,。；;、（(：: \n]|说|称|的|在|于|将|拒|$)")]
    private static partial Regex Called();

    [GeneratedRegex("(?<it>[" + surnames + "][\u4e00-\u9fff]{0,2})(?:先生|女士|小姐|同志|阿姨|大爷|师傅)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<!\d)\d{1,4}(?:-\d{1,4})?(?:号楼|栋|幢|座)(?:[A-Za-z0-9一二三四五六七八九十]{0,3}单元)?(?:\d{1,2}楼|\d{1,2}层)?(?:\d{2,5}(?:室|号|房)?)?|\d{1,2}单元\d{2,4}(?:室|号|房)?|(?<=[路街道巷弄里])\d{1,4}号(?!线|楼)(?:之[一二三四五六七八九十\d])?|(?<!\d)\d{3,5}(?:室|房)(?![间产屋价东贷])")]
    private static partial Regex Home();
}
