using Hotline.Domain.Tickets;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class TicketNumberTests
{
    private static readonly TicketNumber number = TicketNumber.Of(new DateOnly(2026, 11, 22), 123);

    [Fact]
    public void A_number_is_the_day_six_digits_and_a_check_digit()
    {
        Assert.Equal(20261122000123, number.Value);
        Assert.Matches(@"^20261122-000123-\d$", number.ToString());
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        for (var serial = 1; serial < 999_999; serial += 37_003)
        {
            var written = TicketNumber.Of(new DateOnly(2026, 2, 28), serial);
            Assert.True(TicketNumber.TryParse(written.ToString(), out var read), written.ToString());
            Assert.Equal(written, read);
        }
    }

    [Theory]
    [InlineData("-", "")]
    [InlineData("-", " ")]
    [InlineData("-", "－")]
    [InlineData("-", "—")]
    public void Missing_and_other_dashes_are_forgiven(string dash, string typed)
    {
        Assert.True(TicketNumber.TryParse(number.ToString().Replace(dash, typed, StringComparison.Ordinal), out var read));
        Assert.Equal(number, read);
    }

    [Fact]
    public void Full_width_digits_are_read()
    {
        var typed = string.Concat(number.ToString().Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : '－'));
        Assert.True(TicketNumber.TryParse(typed, out var read));
        Assert.Equal(number, read);
    }

    [Fact]
    public void Every_single_mistyped_digit_is_noticed()
    {
        var written = number.ToString();
        for (var at = 0; at < written.Length; at++)
        {
            foreach (var wrong in "0123456789".Where(digit => char.IsAsciiDigit(written[at]) && digit != written[at]))
            {
                var typed = written[..at] + wrong + written[(at + 1)..];
                Assert.False(TicketNumber.TryParse(typed, out _), typed);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("没有号码")]
    [InlineData("20261122-000123")]
    [InlineData("20261122-000123-77")]
    public void What_is_no_number_is_no_number(string? typed) => Assert.False(TicketNumber.TryParse(typed, out _));

    [Fact]
    public void Numbers_sort_by_day_then_by_serial()
    {
        TicketNumber[] inOrder = [TicketNumber.Of(new(2025, 12, 31), 900_000), TicketNumber.Of(new(2026, 1, 1), 1), TicketNumber.Of(new(2026, 1, 1), 2)];
        Assert.Equal(inOrder, inOrder.Reverse().Order());
    }

    [Fact]
    public void A_days_numbers_lie_between_its_first_and_its_last()
    {
        var day = new DateOnly(2026, 11, 22);
        Assert.InRange(number.Value, TicketNumber.FirstOf(day) + 1, TicketNumber.LastOf(day));
        Assert.True(TicketNumber.LastOf(day) < TicketNumber.FirstOf(day.AddDays(1)));
    }
}
