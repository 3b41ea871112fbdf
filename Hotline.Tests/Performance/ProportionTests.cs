using Hotline.Domain.Performance;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class ProportionTests
{
    // The first five: Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(29, 29, 0.8830, 1.0000)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(1, 1, 0.2065, 1.0000)]
    [InlineData(3_112, 3_456, 0.8900, 0.9100)]
    public void The_interval_is_wilsons(int part, int whole, double low, double high)
    {
        var interval = new Proportion(part, whole).Interval!.Value;
        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void Nothing_to_count_has_neither_rate_nor_interval() => Assert.Equal((null, null), (new Proportion(0, 0).Rate, new Proportion(0, 0).Interval));

    [Fact]
    public void The_rate_always_lies_within_and_the_interval_mirrors_the_rest()
    {
        for (var whole = 1; whole <= 60; whole++)
        {
            for (var part = 0; part <= whole; part++)
            {
                var (low, high) = new Proportion(part, whole).Interval!.Value;
                Assert.InRange(new Proportion(part, whole).Rate!.Value, low, high);
                Assert.InRange(low, 0, 1);
                Assert.InRange(high, 0, 1);
                var (restLow, restHigh) = new Proportion(whole - part, whole).Interval!.Value;
                Assert.Equal(1 - low, restHigh, 10);
                Assert.Equal(1 - high, restLow, 10);
            }
        }
    }
}
