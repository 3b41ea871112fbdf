namespace Hotline.Classifier;

/// <summary>
/// One question the model answers (which category, which type, how urgent): linear models, calibrated and averaged, times
/// what the lexicon says, each raised to a power that was found out of fold (a product of experts: the average of a weak
/// model and a good lexicon is worse than the lexicon, their product better than both).
/// </summary>
/// <param name="Labels">The possible answers.</param>
/// <param name="Members">The linear models and the temperature of each; none where there were too few examples.</param>
/// <param name="ModelPower">Exponent of the members' averaged probabilities; 1 where there is no lexicon.</param>
/// <param name="LexiconPower">Exponent of the lexicon's shares; 0 where there is no lexicon or it is no longer needed.</param>
/// <param name="Confidence">From top probability to probability of being right.</param>
/// <param name="Reliability">How often answers of at least a confidence were right out of fold.</param>
/// <param name="Threshold">The confidence from which on a single answer is proposed.</param>
public sealed record Head(
    IReadOnlyList<string> Labels,
    IReadOnlyList<HeadMember> Members,
    double ModelPower,
    double LexiconPower,
    Isotonic Confidence,
    Reliability Reliability,
    double Threshold)
{
    // Before the product, a little doubt for the model: it must not veto a category of which it saw few examples, or none.
    private const double Doubt = 0.1;

    /// <summary>Probabilities of all labels, summing to 1; all equal if there is nothing to go by.</summary>
    /// <param name="x">The vector; may be empty.</param>
    /// <param name="lexiconScores">Logarithms of the lexicon's shares, or null.</param>
    public double[] Probabilities(SparseVector x, float[]? lexiconScores)
    {
        var scores = new float[Members.Count][];
        var temperatures = new double[Members.Count];
        for (var m = 0; m < scores.Length; m++)
        {
            scores[m] = Members[m].Model.Scores(x);
            temperatures[m] = Members[m].Temperature;
        }

        var averaged = Average(scores, temperatures, Labels.Count);
        return lexiconScores is null || LexiconPower == 0 ? averaged : Multiply(averaged, lexiconScores, ModelPower, LexiconPower);
    }

    /// <summary>The mean of the members' distributions; all equal if there is no member.</summary>
    internal static double[] Average(float[][] members, double[] temperatures, int labels)
    {
        var mean = new double[labels];
        for (var m = 0; m < members.Length; m++)
        {
            var probabilities = Calibration.Softmax(members[m], temperatures[m]);
            for (var c = 0; c < labels; c++)
            {
                mean[c] += probabilities[c] / members.Length;
            }
        }

        if (members.Length == 0)
        {
            Array.Fill(mean, 1.0 / labels);
        }

        return mean;
    }

    /// <summary>model^modelPower × lexicon^lexiconPower, normed.</summary>
    internal static double[] Multiply(double[] model, float[] lexiconScores, double modelPower, double lexiconPower)
    {
        Span<float> logits = model.Length <= 512 ? stackalloc float[model.Length] : new float[model.Length];
        for (var c = 0; c < model.Length; c++)
        {
            logits[c] = (float)((modelPower * Math.Log(model[c] + (Doubt / model.Length))) + (lexiconPower * lexiconScores[c]));
        }

        return Calibration.Softmax(logits, 1);
    }
}
