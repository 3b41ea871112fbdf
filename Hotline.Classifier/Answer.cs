namespace Hotline.Classifier;

/// <summary>What a model answered to one example.</summary>
/// <param name="Truth">The right label.</param>
/// <param name="Ranking">The model's labels, the most probable first.</param>
/// <param name="Confidence">How sure it was of the first, from 0 to 1.</param>
public sealed record Answer(string Truth, IReadOnlyList<string> Ranking, double Confidence)
{
    /// <summary>True if the first label was right.</summary>
    public bool Correct => Ranking.Count > 0 && Ranking[0] == Truth;
}
