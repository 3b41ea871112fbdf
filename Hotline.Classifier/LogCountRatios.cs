using System.Runtime.Intrinsics;

namespace Hotline.Classifier;

/// <summary>How much more often a feature occurs inside a class than outside: the "naive Bayes" of an NB-SVM.</summary>
internal static class LogCountRatios
{
    /// <summary>
    /// For eight classes from <paramref name="first"/> on, squares of ln((p + 1)/|p + 1|) − ln((q + 1)/|q + 1|), where p and q
    /// count the examples of the class, and of all others, that hold the feature. Squared, because scaling the features by r
    /// and folding r back into the weights means that each step of descent moves a weight by r².
    /// </summary>
    /// <param name="rows">The examples.</param>
    /// <param name="first">The first of the eight classes.</param>
    /// <param name="counts">Whether an example is counted: one that is held out must not be, for its label would leak.</param>
    public static Vector256<float>[] Squared(ExampleRows rows, int first, Func<int, bool> counts)
    {
        var all = new float[rows.Features];
        var ratios = new Vector256<float>[rows.Features];
        foreach (var i in Enumerable.Range(0, rows.Labels.Length).Where(counts))
        {
            var own = Vector256.ConditionalSelect(
                Vector256.Equals(Vector256.Create(rows.Labels[i] - first), Vector256<int>.Indices).AsSingle(), Vector256<float>.One, default);
            foreach (var feature in rows.Indices(i))
            {
                all[feature]++;
                ratios[feature] += own; // the counts inside, until they are turned into ratios below
            }
        }

        double sum = rows.Features;
        Span<double> inside = stackalloc double[Vector256<float>.Count];
        inside.Fill(rows.Features);
        for (var v = 0; v < all.Length; v++)
        {
            sum += all[v];
            for (var lane = 0; lane < inside.Length; lane++)
            {
                inside[lane] += ratios[v][lane];
            }
        }

        var shift = Vector256<float>.Zero;
        for (var lane = 0; lane < inside.Length; lane++)
        {
            shift = shift.WithElement(lane, (float)Math.Log((sum + rows.Features - inside[lane]) / inside[lane]));
        }

        for (var v = 0; v < all.Length; v++)
        {
            var outside = Vector256.Create(all[v] + 1) - ratios[v];
            var ratio = Vector256.Log((ratios[v] + Vector256<float>.One) / outside) + shift;
            ratios[v] = ratio * ratio;
        }

        return ratios;
    }
}
