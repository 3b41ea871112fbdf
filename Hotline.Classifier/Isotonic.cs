namespace Hotline.Classifier;

/// <summary>
/// A rising curve from a model's own top probability to the share of such proposals that were right (pool adjacent
/// violators; Zadrozny and Elkan, KDD 2002), linear between its knots.
/// </summary>
/// <param name="Inputs">Knots, ascending.</param>
/// <param name="Outputs">Probability of being right at each knot, never falling.</param>
public sealed record Isotonic(double[] Inputs, double[] Outputs)
{
    /// <summary>The curve that changes nothing: for want of examples.</summary>
    public static Isotonic Identity { get; } = new([0, 1], [0, 1]);

    /// <summary>Fits the curve.</summary>
    /// <param name="probabilities">Top probability of each out-of-fold proposal.</param>
    /// <param name="correct">Whether the proposal was right.</param>
    public static Isotonic Fit(IReadOnlyList<double> probabilities, IReadOnlyList<bool> correct)
    {
        if (probabilities.Count < 20)
        {
            return Identity;
        }

        int[] order = [.. Enumerable.Range(0, probabilities.Count).OrderBy(i => probabilities[i])];
        // Bins of a few examples first: single examples would let the curve follow chance.
        var size = Math.Max(8, order.Length / 100);
        var blocks = new List<Block>();
        foreach (var bin in order.Chunk(size))
        {
            blocks.Add(new Block(bin.Sum(i => probabilities[i]), bin.Count(i => correct[i]), bin.Length));
            while (blocks.Count > 1 && blocks[^2].Mean >= blocks[^1].Mean)
            {
                blocks[^2] = new Block(blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Right + blocks[^1].Right, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        return new Isotonic([.. blocks.Select(b => b.Sum / b.Count)], [.. Rising(blocks)]);
    }

    /// <summary>Probability that a proposal with this top probability is right, in [0, 1].</summary>
    public double At(double probability)
    {
        if (probability <= Inputs[0])
        {
            return Inputs[0] > 0 ? Outputs[0] * Math.Max(probability, 0) / Inputs[0] : Outputs[0];
        }

        var right = Array.FindIndex(Inputs, x => x >= probability);
        if (right < 0)
        {
            return Outputs[^1];
        }

        var part = (probability - Inputs[right - 1]) / (Inputs[right] - Inputs[right - 1]);
        return Outputs[right - 1] + (part * (Outputs[right] - Outputs[right - 1]));
    }

    // Nobody is ever quite sure: a block without a single error is held to have half of one.
    private static IEnumerable<double> Rising(List<Block> blocks)
    {
        double highest = 0;
        foreach (var block in blocks)
        {
            yield return highest = Math.Max(highest, Math.Min(block.Mean, 1 - (0.5 / (block.Count + 1))));
        }
    }

    private sealed record Block(double Sum, int Right, int Count)
    {
        public double Mean => (double)Right / Count;
    }
}
