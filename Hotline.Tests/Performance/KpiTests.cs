using Hotline.Domain.Performance;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class KpiTests
{
    [Fact]
    public void The_document_says_of_every_figure_what_the_table_says()
    {
        var document = File.ReadAllLines(Repository.At("docs", "performance.md"));
        var written = document.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.Equal(Kpi.All.Select(k => $"| `{k.Code}` | {k.Name} | {k.Part} | {k.Whole} | {k.Month} |"), written);
    }

    [Fact]
    public void Codes_and_names_are_unique_and_every_kind_of_fact_has_a_figure()
    {
        Assert.Equal(Kpi.All.Count, Kpi.All.DistinctBy(k => k.Code).Count());
        Assert.Equal(Kpi.All.Count, Kpi.All.DistinctBy(k => k.Name).Count());
        Assert.Equal(Enum.GetValues<FactKind>().Order(), Kpi.All.Select(k => k.Fact).Distinct().Order());
        Assert.All(Kpi.All, k => Assert.Equal(k, Kpi.Find(k.Code)));
        Assert.Null(Kpi.Find("own"));
    }

    [Fact]
    public void What_was_missed_is_the_other_side_of_what_was_in_time()
    {
        var tally = new KpiTally(3112, 3456, 0);
        Assert.Equal((new Proportion(3112, 3456), new Proportion(344, 3456)), (tally.Share(Kpi.Closed), tally.Share(Kpi.Overdue)));
    }

    [Theory]
    [InlineData(new long[0], null)]
    [InlineData(new long[] { 7 }, 7.0)]
    [InlineData(new long[] { 1, 2, 9 }, 2.0)]
    [InlineData(new long[] { 1, 2, 4, 9 }, 3.0)]
    public void The_middle_one_of_an_even_number_is_between_two(long[] sorted, double? middle) =>
        Assert.Equal(middle, Hotline.Web.Performance.UnitFigures.Middle(sorted));
}
