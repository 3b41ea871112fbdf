using Hotline.Domain.Tickets;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class WishPointsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("请尽快清理占道摊档", new[] { "请尽快清理占道摊档" })]
    [InlineData("1、清理摊档\n2、退还押金\n", new[] { "清理摊档", "退还押金" })]
    [InlineData("（一）修路灯\n\n  二. 补井盖\r\n③ 公布工期", new[] { "修路灯", "补井盖", "公布工期" })]
    [InlineData("12345 什么时候回电\n3.5 米高的围挡拆掉", new[] { "12345 什么时候回电", "3.5 米高的围挡拆掉" })]
    public void A_line_is_a_point_and_its_number_is_left_out(string written, string[] points) => Assert.Equal(points, WishPoints.Of(written));

    [Theory]
    [InlineData("楼下每晚烧烤。希望城管取缔。", new[] { "城管取缔" })]
    [InlineData("我的诉求是：一是退还押金两千元，二是开具发票，三是处罚商家。", new[] { "退还押金两千元", "开具发票", "处罚商家" })]
    [InlineData("路灯坏了一周！请问什么时候能修好？还有井盖也破了。", new[] { "什么时候能修好" })]
    [InlineData("昨天经过公园，花开得很好。", new string[0])]
    public void Wishes_are_found_in_a_story_and_what_is_no_wish_is_not(string text, string[] points) => Assert.Equal(points, WishPoints.Suggest(text));

    [Fact]
    public void Never_more_than_can_be_answered()
    {
        Assert.Equal(WishPoints.Most, WishPoints.Of(string.Join('\n', Enumerable.Range(1, 40).Select(i => $"第{i}件"))).Count);
        var many = WishPoints.Suggest(string.Concat(Enumerable.Range(1, 40).Select(i => $"希望处理第{i}件{new string('长', 80)}。")));
        Assert.Equal(5, many.Count);
        Assert.All(many, p => Assert.Equal(60, p.Length));
    }
}
