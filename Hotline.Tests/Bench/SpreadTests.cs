using Hotline.Bench;
using Xunit;

namespace Hotline.Tests.Bench;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(0.951, 96)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void A_percentile_is_the_least_value_that_this_share_does_not_exceed(double share, double expected) =>
        Assert.Equal(expected, Spread.Percentile(Enumerable.Range(1, 100).Reverse().Select(i => (double)i), share));

    [Fact]
    public void A_percentile_agrees_with_counting()
    {
        var dice = new Random(7);
        for (var size = 1; size <= 60; size++)
        {
            double[] values = [.. Enumerable.Range(0, size).Select(_ => (double)dice.Next(20))];
            foreach (var share in new[] { 1, 5, 10, 50, 90, 95, 99, 100 })
            {
                var counted = values.Order().First(v => 100 * values.Count(other => other <= v) >= share * size);
                Assert.Equal(counted, Spread.Percentile(values, share / 100.0));
            }
        }
    }

    [Fact]
    public void A_percentile_of_one_value_is_that_value() => Assert.Equal(7, Spread.Percentile([7], 0.95));

    [Fact]
    public void There_is_no_percentile_of_nothing()
    {
        Assert.Throws<ArgumentException>(() => Spread.Percentile([], 0.5));
        Assert.Throws<ArgumentException>(() => Spread.Percentile([1], 0));
        Assert.Throws<ArgumentException>(() => Spread.Percentile([1], 1.01));
        Assert.Throws<ArgumentException>(() => Spread.Of());
    }

    [Fact]
    public void The_median_lies_in_the_middle()
    {
        Assert.Equal(new Spread(2, 1, 9, 3), Spread.Of(9, 1, 2));
        Assert.Equal(new Spread(3, 1, 9, 4), Spread.Of(9, 1, 2, 4));
        Assert.Equal(new Spread(5, 5, 5, 1), Spread.Of(5));
    }

    [Fact]
    public void An_aim_is_met_at_its_limit()
    {
        Assert.True(Aim.Most(150).Met(150));
        Assert.False(Aim.Most(150).Met(150.1));
        Assert.True(Aim.Least(15_000).Met(15_000));
        Assert.False(Aim.Least(15_000).Met(14_999));
        Assert.Equal("≥ 15,000", Aim.Least(15_000).ToString());
        Assert.Equal("≤ 2", Aim.Most(2).ToString());
        Assert.Null(new Figure("装载", "秒", Spread.Of(1)).Met);
    }

    [Fact]
    public void Percentiles_are_taken_within_a_round_and_spread_over_the_rounds()
    {
        var findings = new Findings("test", "试");
        findings.AddTimes("问", [[.. Enumerable.Range(1, 100)], [.. Enumerable.Range(101, 100)], [.. Enumerable.Range(11, 100)]], Aim.Most(100));
        Assert.Equal([(60, 50, 150), (105, 95, 195), (109, 99, 199)], findings.Figures.Select(f => ((int)f.Spread.Median, (int)f.Spread.Least, (int)f.Spread.Most)));
        Assert.Equal([null, false, null], findings.Figures.Select(f => f.Met));
    }
}
