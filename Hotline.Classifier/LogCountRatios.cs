namespace Hotline.Classifier;

/// <summary>How much more often a feature occurs inside a class than outside: the "naive Bayes" of an NB-SVM.</summary>
internal static class LogCountRatios
{
    /// <summary>
    /// Squares of ln((p + 1)/|p + 1|) − ln((q + 1)/|q + 1|), where p and q count the examples of the class, and of all
    /// others, that hold the feature. Squared, because scaling the features by r and folding r back into the weights
    /// means that each step of descent moves a weight by r².
    /// </summary>
    public static float[] Squared(ExampleRows rows, int label, int features)
    {
        var inside = new float[features];
        var outside = new float[features];
        Array.Fill(inside, 1f);
        Array.Fill(outside, 1f);
        for (var i = 0; i < rows.Labels.Length; i++)
        {
            var counts = rows.Labels[i] == label ? inside : outside;
            foreach (var feature in rows.Indices(i))
            {
                counts[feature]++;
            }
        }

        var shift = Math.Log(outside.Sum(x => (double)x) / inside.Sum(x => (double)x));
        for (var v = 0; v < features; v++)
        {
            var ratio = Math.Log(inside[v] / outside[v]) + shift;
            inside[v] = (float)(ratio * ratio);
        }

        return inside;
    }
}
