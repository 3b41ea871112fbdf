namespace Hotline.Classifier;

/// <summary>
/// Finds the words that decided. The model knows only characters and pairs; their contributions to a category's score are
/// put back on the places they came from and gathered into readable words, without any dictionary but the lexicon.
/// </summary>
internal static class Explanation
{
    private const int MostWords = 10;
    private const int MostPlaces = 200;
    private const double LeastShare = 0.02;

    /// <summary>The places that speak for a category, the strongest word first, each with its share of all that speaks for it.</summary>
    public static IReadOnlyList<DecidingWord> Of(HotlineModel model, Reading reading, string category)
    {
        var label = model.CategoryHead.Labels.ToList().IndexOf(category);
        if (label < 0)
        {
            return [];
        }

        var found = new List<DecidingWord>();
        var perCount = Contributions(model, reading, label);
        var perWord = PerWordWeight(model, reading, category);
        foreach (var (text, weight, inTitle) in new[] { (reading.Title, TextFeatures.TitleWeight, true), (reading.Text, 1, false) })
        {
            var spans = new SpanFinder(model, text, feature => perCount.GetValueOrDefault(feature) * weight).Spans();
            var words = model.Lexicon.Matches(text);
            found.AddRange(spans.Select(s => Word(text, s.Start, s.Length, s.Weight, inTitle)));
            found.AddRange(model.Lexicon.Everywhere(text).Select(w =>
                Word(text, w.Start, w.Length, perCount.GetValueOrDefault(model.Vocabulary.NumberOfWord(w.Word)) * weight, inTitle)));
            found.AddRange(words.Select(w => Word(text, w.Start, w.Length, model.Lexicon.WeightFor(w, category) * weight * perWord, inTitle)));
        }

        return Strongest(found);
    }

    // What a feature adds to the logarithm of the category's probability, for each time it occurs.
    private static Dictionary<int, double> Contributions(HotlineModel model, Reading reading, int label)
    {
        var perCount = new Dictionary<int, double>();
        var head = model.CategoryHead;
        var features = reading.Counts.Buckets.Select(model.Vocabulary.NumberOf).Zip(reading.Counts.Counts)
            .Concat(reading.Words.Buckets.Select(model.Vocabulary.NumberOfWord).Zip(reading.Words.Counts))
            .Where(f => f.First >= 0); // in the order of the vector
        foreach (var ((feature, count), value) in features.Zip(reading.Vector.Values))
        {
            var weight = head.Members.Sum(m => m.Model.Weight(feature, label) / m.Temperature) / Math.Max(1, head.Members.Count);
            perCount[feature] = head.ModelPower * value * weight / count;
        }

        return perCount;
    }

    // The same for the lexicon: its share in the answer is distributed over its words by their weights.
    private static double PerWordWeight(HotlineModel model, Reading reading, string category)
    {
        double Sum(NormalText text) => model.Lexicon.Matches(text).Sum(w => model.Lexicon.WeightFor(w, category));
        var total = Sum(reading.Text) + (TextFeatures.TitleWeight * Sum(reading.Title));
        return total > 0 ? model.CategoryHead.LexiconPower / total : 0;
    }

    private static DecidingWord Word(NormalText text, int start, int length, double weight, bool inTitle)
    {
        var from = text.StartOf(start);
        var to = text.EndOf(start + length - 1);
        return new DecidingWord(from, to - from, text.Original[from..to], weight, inTitle);
    }

    // A word of the lexicon and a span of the model at the same place are one word; every occurrence of a word carries the
    // weight of all of them, so that a list of words is DistinctBy(Word).
    private static List<DecidingWord> Strongest(List<DecidingWord> found)
    {
        var places = new List<DecidingWord>();
        var holders = new Dictionary<(bool InTitle, int Offset), int>(); // which place holds a character
        foreach (var word in found.Where(w => w.Weight > 0).OrderByDescending(w => w.Length).ThenBy(w => w.Start))
        {
            var offsets = Enumerable.Range(word.Start, word.Length).Select(i => (word.InTitle, i)).ToArray();
            if (offsets.FirstOrDefault(holders.ContainsKey, (false, -1)) is { Item2: >= 0 } taken)
            {
                var holder = holders[taken];
                places[holder] = places[holder] with { Weight = places[holder].Weight + word.Weight };
                continue;
            }

            foreach (var offset in offsets)
            {
                holders[offset] = places.Count;
            }

            places.Add(word);
        }

        var total = places.Sum(p => p.Weight);
        var weights = places.GroupBy(p => p.Word).ToDictionary(g => g.Key, g => g.Sum(p => p.Weight) / total);
        var chosen = weights.Where(w => w.Value >= LeastShare)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MostWords).Select(w => w.Key).ToList();
        return [.. places.Where(p => chosen.Contains(p.Word)).Select(p => p with { Weight = weights[p.Word] })
            .OrderBy(p => chosen.IndexOf(p.Word)).ThenByDescending(p => p.InTitle).ThenBy(p => p.Start).Take(MostPlaces)];
    }
}
