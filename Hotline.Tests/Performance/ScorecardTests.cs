using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Web.Data;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class ScorecardTests
{
    private const string head = "version\tvalid_from\tgroup\tmetric\tweight\tcap\tmin_sample\n";

    [Fact]
    public void Points_are_weight_times_rate_up_to_the_cap()
    {
        Assert.Equal(15, new ScoreLine(Kpi.Response, 30, 1, 1).Points(0.5), 10);
        Assert.Equal(30, new ScoreLine(Kpi.Response, 30, 0.9, 1).Points(0.95), 10);
        Assert.Equal(15, new ScoreLine(Kpi.Response, 30, 0.9, 1).Points(0.45), 10);
        // Where less is better, the cap is where nothing is left.
        Assert.Equal(20, new ScoreLine(Kpi.Returned, 20, 0.1, 1).Points(0), 10);
        Assert.Equal(10, new ScoreLine(Kpi.Returned, 20, 0.1, 1).Points(0.05), 10);
        Assert.Equal(0, new ScoreLine(Kpi.Returned, 20, 0.1, 1).Points(0.5), 10);
    }

    [Fact]
    public void The_shipped_card_gives_thirty_thirtyfive_thirtyfive()
    {
        var card = Shipped();
        KpiSums Sums(FactKind kind) => kind switch
        {
            FactKind.Contact => Of(9, 10),
            FactKind.Solved => Of(8, 10),
            FactKind.Satisfied => Of(5, 10),
            _ => default,
        };
        Assert.Equal(new UnitScore(27 + 28 + 17.5, true), card.Of(DepartmentKind.Department, Sums));
        Assert.Null(card.Of(DepartmentKind.Inspection, Sums));
    }

    [Fact]
    public void Too_small_a_sample_is_scored_without_a_rank_and_no_case_at_all_is_not_scored()
    {
        var card = Shipped();
        Assert.Equal(new UnitScore(100, false), card.Of(DepartmentKind.Department, k => k == FactKind.Solved ? Of(9, 9) : Of(10, 10)));
        Assert.Equal(new UnitScore(null, false), card.Of(DepartmentKind.Department, k => k == FactKind.Solved ? default : Of(10, 10)));
    }

    [Fact]
    public void What_was_left_out_does_not_score()
    {
        var sums = new KpiSums(new KpiTally(9, 12, 0), new KpiTally(0, 2, 0));
        Assert.Equal(new UnitScore(90, true), Shipped().Of(DepartmentKind.Department, _ => sums));
    }

    [Fact]
    public void Equal_points_share_a_place()
    {
        var places = Ranking.Of([("a", 90.0), ("b", 95.0), ("c", 90.0), ("d", 80.0)]);
        Assert.Equal([("a", 2), ("b", 1), ("c", 2), ("d", 4)], places.Select(p => (p.Key, p.Value)).OrderBy(p => p.Key));
    }

    [Fact]
    public void A_month_is_scored_by_the_version_of_that_month()
    {
        var (one, two) = (Card("one", "2026-01-01"), Card("two", "2026-06-01"));
        var book = new ScorecardBook([two, one]);
        Assert.Null(book.InForce(new DateOnly(2025, 12, 1)));
        Assert.Equal(["one", "one", "two", "two"], new[] { 1, 5, 6, 12 }.Select(m => book.InForce(new DateOnly(2026, m, 1))!.Version));
        Assert.Throws<ArgumentException>(() => new ScorecardBook([one, Card("two", "2026-01-01")]));
    }

    [Theory]
    [InlineData("v1\t2026-01-02\tstreet\tsolved\t100\t100\t5", "1 日")]
    [InlineData("v1\t2026-01-01\tvillage\tsolved\t100\t100\t5", "village")]
    [InlineData("v1\t2026-01-01\tstreet\tbeauty\t100\t100\t5", "beauty")]
    [InlineData("v1\t2026-01-01\tstreet\tdirect\t100\t100\t5", "direct")]
    [InlineData("v1\t2026-01-01\tstreet\tmean-time\t100\t100\t5", "mean-time")]
    [InlineData("v1\t2026-01-01\tstreet\tsolved\t99\t100\t5", "100")]
    [InlineData("v1\t2026-01-01\tstreet\tsolved\t100\t0\t5", "cap")]
    [InlineData("v1\t2026-01-01\tstreet\tsolved\t100\t100\t0", "min_sample")]
    [InlineData("v1\t2026-01-01\tstreet\tsolved\t50\t100\t5\nv1\t2026-01-01\tstreet\tsolved\t50\t100\t5", "重复")]
    [InlineData("v1\t2026-01-01\tstreet\tsolved\t50\t100\t5\nv2\t2026-01-01\tstreet\tsatisfied\t50\t100\t5", "一个版本")]
    public void A_mistake_is_named(string rows, string why) =>
        Assert.Contains(why, Assert.Throws<TsvException>(() => CityFiles.Scorecard("x.tsv", head + rows + "\n")).Message, StringComparison.Ordinal);

    internal static Scorecard Shipped() =>
        CityFiles.Scorecard("standard-1.tsv", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "scorecards", "standard-1.tsv")));

    private static Scorecard Card(string version, string from) => CityFiles.Scorecard("x.tsv", $"{head}{version}\t{from}\tstreet\tsolved\t100\t100\t5\n");

    private static KpiSums Of(long hits, long count) => new(new KpiTally(hits, count, 0), default);
}
