namespace Hotline.Classifier;

/// <summary>A title and a text as a model reads them.</summary>
internal sealed class Reading
{
    // Two or three words that the model knows are enough to go by; a single syllable is not.
    private const double EnoughFeatures = 6;

    public Reading(HotlineModel model, string title, string text)
    {
        Title = new NormalText(title ?? string.Empty);
        Text = new NormalText(text ?? string.Empty);
        Counts = TextFeatures.Count(Title, Text);
        Words = model.Lexicon.CountIn(Title, Text);
        Vector = model.Vocabulary.Vector(Counts, Words);
        // Keyboard noise has known pairs of letters in it; only Chinese characters are worth believing.
        var known = model.CategoryHead.Members.Count > 0
            ? Vector.Indices.Length
            : 3 * (model.Lexicon.Matches(Title).Count + model.Lexicon.Matches(Text).Count);
        Evidence = Math.Min(1, Math.Min(known, 2 * (Ideographs(Title) + Ideographs(Text))) / EnoughFeatures);
    }

    public NormalText Title { get; }

    public NormalText Text { get; }

    public BucketCounts Counts { get; }

    public BucketCounts Words { get; }

    public SparseVector Vector { get; }

    /// <summary>From 0 (nothing known in it) to 1 (enough to go by): scales the confidence of very short texts.</summary>
    public double Evidence { get; }

    private static int Ideographs(NormalText text)
    {
        var count = 0;
        foreach (var point in text.Points)
        {
            count += NormalText.IsIdeograph(point) ? 1 : 0;
        }

        return count;
    }
}
