using System.Text;
using Hotline.Domain.Identity;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class TimedCodeTests
{
    private static readonly byte[] secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

    // RFC 6238, appendix B, the column of SHA-1.
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void The_standards_examples_come_out(long seconds, string code)
    {
        var step = TimedCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));
        Assert.Equal(code, TimedCode.At(secret, step, 8));
        Assert.Equal(code[2..], TimedCode.At(secret, step));
    }

    [Theory]
    [InlineData(-1L, -1L)]
    [InlineData(-30L, -1L)]
    [InlineData(-31L, -2L)]
    [InlineData(0L, 0L)]
    [InlineData(29L, 0L)]
    [InlineData(30L, 1L)]
    public void A_step_lasts_half_a_minute(long seconds, long step) => Assert.Equal(step, TimedCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_telephone_may_be_one_step_off(int off, bool accepted)
    {
        var step = TimedCode.StepAt(noon) + off;
        Assert.Equal(accepted ? step : null, TimedCode.Match(secret, TimedCode.At(secret, step), noon, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000")]
    [InlineData("0000000")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_of_these_steps_is_none(string typed) => Assert.Null(TimedCode.Match(secret, typed, noon, 0));

    [Fact]
    public void Whatever_the_order_no_code_is_good_twice()
    {
        var dice = new Random(6238);
        for (var round = 0; round < 200; round++)
        {
            var key = new byte[TimedCode.SecretLength];
            dice.NextBytes(key);
            var (now, used) = (noon, 0L);
            var spent = new HashSet<long>();
            for (var turn = 0; turn < 20; turn++)
            {
                now = now.AddSeconds(dice.Next(0, 40));
                var tried = TimedCode.StepAt(now) + dice.Next(-2, 3);
                if (TimedCode.Match(key, TimedCode.At(key, tried), now, used) is { } step)
                {
                    Assert.True(spent.Add(step));
                    Assert.InRange(step, TimedCode.StepAt(now) - 1, TimedCode.StepAt(now) + 1);
                    used = step;
                }
            }

            Assert.NotEmpty(spent);
        }
    }
}
