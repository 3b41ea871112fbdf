using Hotline.Domain.Reports;
using Xunit;

namespace Hotline.Tests.Reports;

/// <summary>No small count of a published table can be had, by looking or by subtracting.</summary>
public sealed class SmallCountsProperties
{
    private const long least = 5;

    [Theory]
    [InlineData("100 3 50", "100 ? ?")] // the total would give 3 away
    [InlineData("100 1 2 50", "100 ? ? ?")] // two that sum up to 3 give themselves away nearly
    [InlineData("100 3 4 50", "100 ? ? 50")]
    [InlineData("100 0 50", "100 0 50")]
    [InlineData("3", "?")]
    [InlineData("0 2", "0 ?")]
    public void Small_ones_take_others_with_them(string counts, string published)
    {
        var cells = counts.Split(' ').Select((c, i) => ($"{i}", "", long.Parse(c, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var hidden = SmallCounts.Hidden(cells, least);
        Assert.Equal(published, string.Join(' ', cells.Select((c, i) => hidden[i] ? "?" : $"{c.Item3}")));
    }

    [Fact]
    public void Whatever_the_table_no_row_or_column_tells_a_small_count()
    {
        var random = new Random(20261126);
        for (var table = 0; table < 2_000; table++)
        {
            var (rows, columns) = (random.Next(1, 7), random.Next(1, 7));
            var cells = Enumerable.Range(0, rows * columns).Where(_ => random.Next(10) > 0)
                .Select(i => ($"r{i / columns}", $"c{i % columns}", (long)(random.Next(3) == 0 ? random.Next(0, 8) : random.Next(0, 400)))).ToList();
            var hidden = SmallCounts.Hidden(cells, least);
            Assert.All(Enumerable.Range(0, cells.Count), i => Assert.True(hidden[i] || cells[i].Item3 is 0 or >= least));
            foreach (var line in Enumerable.Range(0, cells.Count).GroupBy(i => cells[i].Item1).Concat(Enumerable.Range(0, cells.Count).GroupBy(i => cells[i].Item2)))
            {
                var gone = line.Where(i => hidden[i]).ToList();
                var everything = line.All(i => hidden[i] || cells[i].Item3 == 0);
                Assert.True(gone.Count == 0 || everything || (gone.Count > 1 && gone.Sum(i => cells[i].Item3) >= least));
            }
        }
    }
}
