using Hotline.Domain.Tickets;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class CallerTests
{
    [Theory]
    [InlineData("张", CallerKind.Person, "张*")]
    [InlineData("张三", CallerKind.Person, "张*")]
    [InlineData("陈小明", CallerKind.Person, "陈**")]
    [InlineData("欧阳小明明", CallerKind.Person, "欧**")]
    [InlineData("", CallerKind.Person, "")]
    [InlineData("云江市顺达运输有限公司", CallerKind.Enterprise, "云江**公司")]
    [InlineData("顺达", CallerKind.Enterprise, "顺*")]
    public void A_masked_name_shows_the_surname_or_both_ends_of_a_firm(string name, CallerKind kind, string masked) =>
        Assert.Equal(masked, new Caller(name, [], kind).MaskedName);

    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("07648312345", "076****2345")]
    [InlineData("8312345", "831****")]
    [InlineData("12345", "*****")]
    public void A_masked_telephone_hides_its_middle(string phone, string masked)
    {
        Assert.Equal(masked, Caller.Mask(phone));
        Assert.Equal(masked, new Caller("", [phone, "10000000000"]).MaskedPhone);
    }

    [Fact]
    public void Without_a_telephone_there_is_nothing_to_mask() => Assert.Equal("", Caller.Nobody.MaskedPhone);

    [Theory]
    [InlineData("138 0000 1234", "13800001234")]
    [InlineData("138-0000-1234", "13800001234")]
    [InlineData("１３８００００１２３４", "13800001234")]
    [InlineData("+86 138 0000 1234", "13800001234")]
    [InlineData("0086-13800001234", "13800001234")]
    [InlineData("0764-8312345", "07648312345")]
    [InlineData("8312345", "8312345")]
    [InlineData("110", null)]
    [InlineData("1234567890123456", null)]
    [InlineData("没有", null)]
    [InlineData(null, null)]
    public void A_typed_telephone_becomes_digits_or_nothing(string? typed, string? digits) => Assert.Equal(digits, Caller.Digits(typed));

    [Fact]
    public void Only_who_has_a_telephone_and_is_not_anonymous_can_be_called()
    {
        Assert.True(new Caller("陈小明", ["13800001234"]).CanBeCalled);
        Assert.False(new Caller("陈小明", []).CanBeCalled);
        Assert.False(new Caller("", ["13800001234"], Anonymous: true).CanBeCalled);
    }
}
