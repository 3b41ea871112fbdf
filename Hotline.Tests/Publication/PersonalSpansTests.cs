using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Xunit;

namespace Hotline.Tests.Publication;

public sealed class PersonalSpansTests
{
    private static readonly Caller caller = new("诸葛明月", ["13912345678"], CallerKind.Person, "凤凰里九号");

    [Theory]
    [InlineData("请打13800001234联系", "请打（电话略）联系")]
    [InlineData("电话138 0000 1234。", "电话（电话略）。")]
    [InlineData("+86-13800001234", "（电话略）")]
    [InlineData("身份证440301199001011234办理", "身份证（证件号略）办理")]
    [InlineData("44030119900101123X", "（证件号略）")]
    [InlineData("卡号6222021234567890123到账", "卡号（号码略）到账")]
    [InlineData("车牌粤A12345占道", "车牌粤A·****占道")]
    [InlineData("新能源车粤AD12345", "新能源车粤A·****")]
    [InlineData("发到zhang.san@example.com", "发到（邮箱略）")]
    [InlineData("加微信号wxid_abc123聊", "加微信号（账号略）聊")]
    [InlineData("QQ：123456789", "QQ：（账号略）")]
    [InlineData("来电人诸葛明月反映", "来电人诸某反映")]
    [InlineData("住在凤凰里九号", "住在（地址略）")]
    [InlineData("张先生反映", "张某先生反映")]
    [InlineData("李小红女士反映", "李某女士反映")]
    [InlineData("联系人：王五，", "联系人：王某，")]
    [InlineData("老板刘大强说不退", "老板刘某说不退")]
    [InlineData("一个叫陈明的拦住", "一个叫陈某的拦住")]
    [InlineData("幸福小区3栋2单元501室漏水", "幸福小区（门牌略）漏水")]
    [InlineData("在解放路18号门口", "在解放路（门牌略）门口")]
    [InlineData("2单元1203室", "（门牌略）")]
    public void What_is_personal_is_put_otherwise(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("请拨打12345或0764-8821496。")]
    [InlineData("2026年11月23日18:30到场")]
    [InlineData("投资3000万元，长12.5公里")]
    [InlineData("地铁3号线和18号线换乘")]
    [InlineData("工单20261123，第15条")]
    [InlineData("张贴公告，王府井路段")]
    [InlineData("高度重视，方便群众，常住居民")]
    [InlineData("依据《物业管理条例》第四十六条")]
    [InlineData("老师说明天放假")]
    [InlineData("100间房屋，3房2厅")]
    [InlineData("")]
    public void What_everybody_may_read_stays(string text) => Assert.Equal(text, Redacted(text));

    [Fact]
    public void Names_of_the_staff_are_known_and_sure()
    {
        var span = Assert.Single(PersonalSpans.In("何丽华到场处理", caller, "何丽华"));
        Assert.Equal((PersonalKind.Name, "何某", true), (span.Kind, span.Instead, span.Sure));
    }

    [Fact]
    public void Whatever_is_thrown_together_nothing_sure_is_left_after_redaction()
    {
        string[] parts = ["13912345678", "诸葛明月", "凤凰里九号", "张先生", "，", "3栋501室", "粤A12345", "a@b.cn", "身份证", "440301199001011234", "微信abc12345", "的", "138 1111 2222", "路18号", "12345", "6222021234567890123"];
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => parts[random.Next(parts.Length)]));
            var spans = PersonalSpans.In(text, caller);
            Assert.All(spans, s => Assert.Equal(s.Words, text.Substring(s.Start, s.Words.Length)));
            var redacted = PersonalSpans.Redact(text, spans);
            Assert.DoesNotContain("13912345678", redacted, StringComparison.Ordinal);
            Assert.DoesNotContain("诸葛明月", redacted, StringComparison.Ordinal);
            Assert.DoesNotContain("凤凰里九号", redacted, StringComparison.Ordinal);
            Assert.DoesNotContain("440301199001011234", redacted, StringComparison.Ordinal);
        }
    }

    private static string Redacted(string text) => PersonalSpans.Redact(text, PersonalSpans.In(text, caller));
}
