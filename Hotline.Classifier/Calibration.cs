namespace Hotline.Classifier;

/// <summary>
/// Turns margins into probabilities that keep their promise. Everything here is learned from out-of-fold scores: those of
/// models that had not seen the example.
/// </summary>
/// <remarks>
/// A raw softmax of SVM margins is off by 0.4 on average. One temperature (Guo, Pleiss, Sun, Weinberger: On Calibration of
/// Modern Neural Networks, ICML 2017) shapes the distribution; <see cref="Isotonic"/> then says how often its top is right.
/// </remarks>
public static class Calibration
{
    /// <summary>softmax(scores / temperature).</summary>
    public static double[] Softmax(ReadOnlySpan<float> scores, double temperature)
    {
        var probabilities = new double[scores.Length];
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        double sum = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            sum += probabilities[c] = Math.Exp((scores[c] - highest) / temperature);
        }

        for (var c = 0; c < scores.Length; c++)
        {
            probabilities[c] /= sum;
        }

        return probabilities;
    }

    /// <summary>The temperature under which the true labels are most likely (about 0.25 for SVM margins).</summary>
    /// <param name="scores">Out-of-fold margins, one row per example.</param>
    /// <param name="labels">The true classes.</param>
    public static double Temperature(IReadOnlyList<float[]> scores, IReadOnlyList<int> labels)
    {
        if (scores.Count == 0)
        {
            return 1;
        }

        // The loss has one valley in ln T: golden section search finds its bottom.
        return Math.Exp(Minimise(x => Loss(scores, labels, Math.Exp(x)), Math.Log(0.02), Math.Log(5)));
    }

    /// <summary>The powers of model and lexicon under which the true labels are most likely, found by turns.</summary>
    /// <param name="model">Out-of-fold probabilities.</param>
    /// <param name="lexicon">Logarithms of the lexicon's shares.</param>
    /// <param name="labels">The true classes.</param>
    /// <param name="say">Scales the lexicon's power down, from 1 to 0; the model's is then found anew.</param>
    public static (double Model, double Lexicon) Powers(IReadOnlyList<double[]> model, IReadOnlyList<float[]> lexicon, IReadOnlyList<int> labels, double say)
    {
        double a = 1, b = 1;
        for (var turn = 0; turn < 3; turn++)
        {
            b = Math.Exp(Minimise(x => Loss(a, Math.Exp(x)), Math.Log(0.05), Math.Log(8), 12));
            a = Math.Exp(Minimise(x => Loss(Math.Exp(x), b), Math.Log(0.05), Math.Log(4), 12));
        }

        b *= say;
        return (Math.Exp(Minimise(x => Loss(Math.Exp(x), b), Math.Log(0.05), Math.Log(4))), b);

        double Loss(double modelPower, double lexiconPower)
        {
            double loss = 0;
            for (var i = 0; i < labels.Count; i++)
            {
                loss -= Math.Log(Head.Multiply(model[i], lexicon[i], modelPower, lexiconPower)[labels[i]] + 1e-12);
            }

            return loss;
        }
    }

    /// <summary>Golden section search for the minimum of a function with one valley.</summary>
    public static double Minimise(Func<double, double> loss, double low, double high, int steps = 24)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double a = high - (ratio * (high - low)), b = low + (ratio * (high - low));
        double atA = loss(a), atB = loss(b);
        for (var step = 0; step < steps; step++)
        {
            if (atA < atB)
            {
                (high, b, atB) = (b, a, atA);
                atA = loss(a = high - (ratio * (high - low)));
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                atB = loss(b = low + (ratio * (high - low)));
            }
        }

        return (low + high) / 2;
    }

    private static double Loss(IReadOnlyList<float[]> scores, IReadOnlyList<int> labels, double temperature)
    {
        double loss = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            loss -= Math.Log(Softmax(scores[i], temperature)[labels[i]] + 1e-12);
        }

        return loss;
    }
}
