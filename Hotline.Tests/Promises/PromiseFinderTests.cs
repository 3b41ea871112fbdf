using System.Globalization;
using Hotline.Domain.Promises;
using Hotline.Tests.Deadlines;
using Xunit;

namespace Hotline.Tests.Promises;

/// <summary>Monday, 23 November 2026.</summary>
public sealed class PromiseFinderTests
{
    private static readonly DateOnly today = new(2026, 11, 23);

    [Theory]
    [InlineData("我局将于12月5日前完成整改。", "2026-12-05")]
    [InlineData("预计2027年1月10日通车。", "2027-01-10")]
    [InlineData("计划12月中旬动工，明年3月底前完工。", "2026-12-20? 2027-03-31")]
    [InlineData("施工单位承诺本月底恢复路面。", "2026-11-30")]
    [InlineData("月底前补齐井盖。", "2026-11-30")]
    [InlineData("将在3个工作日内回复您。", "2026-11-26")]
    [InlineData("我们三个工作日内派人到场处理。", "2026-11-26")]
    [InlineData("将在十五个工作日内办结。", "2026-12-14")]
    [InlineData("七日内完成清运。", "2026-11-30")]
    [InlineData("两周内更换路灯。", "2026-12-07")]
    [InlineData("两个月内完成招标。", "2027-01-23")]
    [InlineData("48小时内修复。", "2026-11-25")]
    [InlineData("明天上午安排人员清理。", "2026-11-24")]
    [InlineData("后天前答复。", "2026-11-25")]
    [InlineData("今晚安排夜间巡查。", "2026-11-23")]
    [InlineData("下周五前完成铺设。", "2026-12-04")]
    [InlineData("本周五前修好。", "2026-11-27")]
    [InlineData("周三前给您回电。", "2026-11-25")]
    [InlineData("本周内处理完毕。", "2026-11-27")]
    [InlineData("下下周一开工。", "2026-12-07")]
    [InlineData("周末前拆除围挡。", "2026-11-29")]
    [InlineData("下周日将停水检修。", "2026-12-06")]
    [InlineData("下个月上旬启动。", "2026-12-10?")]
    [InlineData("下月底前完成验收。", "2026-12-31")]
    [InlineData("下月完成招标。", "2026-12-31?")]
    [InlineData("年底前全部更换。", "2026-12-31?")]
    [InlineData("年内完成改造。", "2026-12-31?")]
    [InlineData("明年上半年启动设计。", "2027-06-30?")]
    [InlineData("计划明年第二季度动工。", "2027-06-30?")]
    [InlineData("力争明年一季度完成。", "2027-03-31?")]
    [InlineData("1月10日前发放到位。", "2027-01-10")]
    [InlineData("将于2026-12-20前完成。", "2026-12-20")]
    [InlineData("预计12月底，完成主体施工。", "2026-12-31")]
    [InlineData("已责令其7日内整改到位。", "")]
    [InlineData("责令施工单位7日内整改到位。", "2026-11-30")]
    [InlineData("11月下旬将开展专项整治。", "2026-11-30?")]
    [InlineData("2027年春节前发放，具体在2027年2月1日前到账。", "2027-02-01")]
    [InlineData("12月份安排维修。", "2026-12-31?")]
    [InlineData("一是12月1日前清淤；二是12月15日前加装护栏。", "2026-12-01 2026-12-15")]
    [InlineData("我单位会在二十个工作日内完成复核并告知结果。", "2026-12-21")]
    [InlineData("10天后安排复查。", "2026-12-03")]
    public void A_date_that_is_promised_is_found(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("已于11月3日完成整改。")]
    [InlineData("我局11月20日派员到场核查，情况属实。")]
    [InlineData("因资金安排，年内难以彻底解决。")]
    [InlineData("本月底无法完成。")]
    [InlineData("您可在60日内申请行政复议。")]
    [InlineData("如不服，可自收到本答复之日起30日内申请复查。")]
    [InlineData("请您于12月5日前携带身份证到窗口办理。")]
    [InlineData("该路段2025年12月30日通车。")]
    [InlineData("施工许可证有效期至2027年。")]
    [InlineData("上周五已清理。")]
    [InlineData("每周一开会研究。")]
    [InlineData("此前12月1日会议已明确。")]
    [InlineData("2月30日前完成。")]
    [InlineData("感谢您的来电。")]
    [InlineData("")]
    [InlineData("依据《条例》第七日起计算。")]
    [InlineData("投资300万元，长3.5公里，分12期。")]
    [InlineData("三天两头有人反映。")]
    [InlineData("截至12月1日共收到三件。")]
    [InlineData("昨晚已安排夜间巡查。")]
    public void What_is_done_or_cannot_be_or_is_the_citizens_is_no_promise(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void Whatever_is_written_no_promise_lies_in_the_past_and_its_words_stand_in_the_text()
    {
        string[] parts = ["将于", "12月5日前", "3个工作日内", "完成", "，", "。", "已", "下周五", "月底", "明年", "上半年", "无法", "第三季度", "31日", "2月", "底", "两周内", "您", "可", "今天", "计划"];
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            var day = today.AddDays(random.Next(0, 400));
            Assert.All(PromiseFinder.In(text, day, DeadlineData.Time), p =>
            {
                Assert.True(p.On >= day, $"{text} on {day}: {p}");
                Assert.Equal(p.Words, text.Substring(p.Start, p.Words.Length));
            });
        }
    }

    private static string Found(string text) =>
        string.Join(' ', PromiseFinder.In(text, today, DeadlineData.Time).Select(p => p.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (p.Vague ? "?" : "")));
}
