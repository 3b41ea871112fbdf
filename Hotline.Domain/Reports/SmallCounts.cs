namespace Hotline.Domain.Reports;

/// <summary>
/// Decides which counts of a table must not be published, because somebody might be known by them. Small ones; and, since totals are published too, as many others
/// of the same row and column as it takes to keep anybody from getting a small one by subtracting.
/// </summary>
public static class SmallCounts
{
    /// <summary>Which cells are left out.</summary>
    /// <param name="cells">Row, column (the same for all in a table of one column) and count.</param>
    /// <param name="least">Counts below this one are small; zero tells of nobody and is published.</param>
    public static bool[] Hidden(IReadOnlyList<(string Row, string Column, long Count)> cells, long least)
    {
        var hidden = cells.Select(c => c.Count > 0 && c.Count < least).ToArray();
        var lines = Enumerable.Range(0, cells.Count).GroupBy(i => $"row {cells[i].Row}").Concat(Enumerable.Range(0, cells.Count).GroupBy(i => $"column {cells[i].Column}")).Select(l => l.ToArray()).ToList();
        while (lines.Select(line => More(line, cells, hidden, least)).FirstOrDefault(i => i is not null) is { } next)
        {
            hidden[next] = true;
        }

        return hidden;
    }

    // A line with one hidden cell tells it by its total; one whose hidden cells sum up to little tells nearly as much.
    private static int? More(int[] line, IReadOnlyList<(string Row, string Column, long Count)> cells, bool[] hidden, long least)
    {
        var (count, sum) = (line.Count(i => hidden[i]), line.Where(i => hidden[i]).Sum(i => cells[i].Count));
        return count == 0 || (count > 1 && sum >= least)
            ? null
            : line.Where(i => !hidden[i] && cells[i].Count > 0).OrderBy(i => cells[i].Count).Select(i => (int?)i).FirstOrDefault();
    }
}
