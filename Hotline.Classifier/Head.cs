namespace Hotline.Classifier;

/// <summary>One question the model answers (which category, which type, how urgent): linear models, calibrated and averaged.</summary>
/// <param name="Labels">The possible answers.</param>
/// <param name="Members">The linear models and the temperature of each; none where there were too few examples.</param>
/// <param name="LexiconShare">How much of the answer is the lexicon's, from 0 to 1.</param>
/// <param name="LexiconTemperature">Sharpens (below 1) or softens the lexicon's shares.</param>
/// <param name="Confidence">From top probability to probability of being right.</param>
/// <param name="Threshold">The confidence from which on a single answer is proposed.</param>
public sealed record Head(
    IReadOnlyList<string> Labels,
    IReadOnlyList<HeadMember> Members,
    double LexiconShare,
    double LexiconTemperature,
    Isotonic Confidence,
    double Threshold)
{
    /// <summary>Probabilities of all labels, summing to 1; all equal if there is nothing to go by.</summary>
    /// <param name="x">The vector; may be empty.</param>
    /// <param name="lexiconScores">What the lexicon says, or null.</param>
    public double[] Probabilities(SparseVector x, float[]? lexiconScores)
    {
        var scores = new float[Members.Count][];
        for (var m = 0; m < scores.Length; m++)
        {
            scores[m] = Members[m].Model.Scores(x);
        }

        return Mix(scores, [.. Members.Select(m => m.Temperature)], lexiconScores, LexiconShare, LexiconTemperature, Labels.Count);
    }

    /// <summary>Averages the members' distributions, then mixes in the lexicon's.</summary>
    internal static double[] Mix(float[][] members, double[] temperatures, float[]? lexiconScores, double share, double lexiconTemperature, int labels)
    {
        var mixed = new double[labels];
        if (members.Length == 0)
        {
            share = lexiconScores is null ? 0 : 1;
            Array.Fill(mixed, share > 0 ? 0 : 1.0 / labels);
        }

        for (var m = 0; m < members.Length; m++)
        {
            var probabilities = Calibration.Softmax(members[m], temperatures[m]);
            for (var c = 0; c < labels; c++)
            {
                mixed[c] += probabilities[c] / members.Length;
            }
        }

        if (lexiconScores is null || share <= 0)
        {
            return mixed;
        }

        var byWords = Calibration.Softmax(lexiconScores, lexiconTemperature);
        for (var c = 0; c < labels; c++)
        {
            mixed[c] = ((1 - share) * mixed[c]) + (share * byWords[c]);
        }

        return mixed;
    }
}

/// <summary>A linear model and the temperature that makes its margins probabilities.</summary>
/// <param name="Model">Weights.</param>
/// <param name="Temperature">Above 0.</param>
public sealed record HeadMember(LinearModel Model, double Temperature);
