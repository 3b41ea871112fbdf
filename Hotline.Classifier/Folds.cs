namespace Hotline.Classifier;

/// <summary>Deals examples into folds for cross-validation.</summary>
public static class Folds
{
    /// <summary>
    /// A fold for each example: every class spread evenly; where a class has examples of several author-batches, those of
    /// one batch stay together, because one author's variations on a theme are near-duplicates.
    /// </summary>
    /// <param name="labels">The class of each example.</param>
    /// <param name="batches">The batch of each example.</param>
    /// <param name="count">Number of folds.</param>
    /// <param name="seed">Fixes the dealing.</param>
    public static int[] Assign(IReadOnlyList<int> labels, IReadOnlyList<string> batches, int count, int seed)
    {
        var random = new Random(seed);
        var fold = new int[labels.Count];
        var next = 0; // goes on from class to class, so that small classes do not all begin with fold 0
        foreach (var members in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).OrderBy(g => g.Key))
        {
            int[][] groups = [.. members.GroupBy(i => batches[i]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
            if (groups.Length < 2)
            {
                groups = [.. members.Select(i => new[] { i })];
            }

            random.Shuffle(groups);
            foreach (var group in groups)
            {
                foreach (var i in group)
                {
                    fold[i] = next % count;
                }

                next++;
            }
        }

        return fold;
    }
}
