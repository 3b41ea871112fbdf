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
        var (titleWords, textWords) = (model.Lexicon.Matches(reading.Title), model.Lexicon.Matches(reading.Text));
        var perWord = PerWordWeight(model, titleWords, textWords, category);
        foreach (var (text, words, weight, inTitle) in new[] { (reading.Title, titleWords, TextFeatures.TitleWeight, true), (reading.Text, textWords, 1, false) })
        {
            foreach (var span in new SpanFinder(model, text, words, feature => perCount.GetValueOrDefault(feature) * weight).Spans())
            {
                Add(found, text, span.Start, span.Length, span.Weight, inTitle);
            }

            foreach (var word in model.Lexicon.Everywhere(text))
            {
                Add(found, text, word.Start, word.Length, perCount.GetValueOrDefault(model.Vocabulary.NumberOfWord(word.Word)) * weight, inTitle);
            }

            foreach (var word in words)
            {
                Add(found, text, word.Start, word.Length, model.Lexicon.WeightFor(word, category) * weight * perWord, inTitle);
            }
        }

        return Strongest(found, reading);
    }

    // What a feature adds to the logarithm of the category's probability, for each time it occurs.
    private static Dictionary<int, double> Contributions(HotlineModel model, Reading reading, int label)
    {
        var perCount = new Dictionary<int, double>(reading.Vector.Values.Length);
        var next = 0; // the features stand in the order of the vector, those that the model does not know left out
        Contribute(reading.Counts, model.Vocabulary.NumberOf);
        Contribute(reading.Words, model.Vocabulary.NumberOfWord);
        return perCount;

        void Contribute(BucketCounts counts, Func<int, int> numberOf)
        {
            for (var i = 0; i < counts.Buckets.Length; i++)
            {
                var feature = numberOf(counts.Buckets[i]);
                if (feature >= 0 && next < reading.Vector.Values.Length)
                {
                    perCount[feature] = model.CategoryHead.ModelPower * reading.Vector.Values[next++] * Weight(model.CategoryHead, feature, label) / counts.Counts[i];
                }
            }
        }
    }

    private static double Weight(Head head, int feature, int label)
    {
        var sum = 0.0;
        foreach (var member in head.Members)
        {
            sum += member.Model.Weight(feature, label) / member.Temperature;
        }

        return sum / Math.Max(1, head.Members.Count);
    }

    // The same for the lexicon: its share in the answer is distributed over its words by their weights.
    private static double PerWordWeight(HotlineModel model, IReadOnlyList<LexiconMatch> title, IReadOnlyList<LexiconMatch> text, string category)
    {
        double Sum(IReadOnlyList<LexiconMatch> words) => words.Sum(w => model.Lexicon.WeightFor(w, category));
        var total = Sum(text) + (TextFeatures.TitleWeight * Sum(title));
        return total > 0 ? model.CategoryHead.LexiconPower / total : 0;
    }

    private static void Add(List<DecidingWord> found, NormalText text, int start, int length, double weight, bool inTitle)
    {
        if (weight > 0)
        {
            var from = text.StartOf(start);
            var to = text.EndOf(start + length - 1);
            found.Add(new DecidingWord(from, to - from, text.Original[from..to], weight, inTitle));
        }
    }

    // A word of the lexicon and a span of the model at the same place are one word; every occurrence of a word carries the
    // weight of all of them, so that a list of words is DistinctBy(Word).
    private static List<DecidingWord> Strongest(List<DecidingWord> found, Reading reading)
    {
        var places = new List<DecidingWord>();
        var (inTitle, inText) = (new int[reading.Title.Original.Length], new int[reading.Text.Original.Length]); // which place holds a character, counted from 1
        foreach (var word in found.OrderByDescending(w => w.Length).ThenBy(w => w.Start))
        {
            var holders = (word.InTitle ? inTitle : inText).AsSpan(word.Start, word.Length);
            if (holders.IndexOfAnyExcept(0) is >= 0 and var taken)
            {
                var holder = holders[taken] - 1;
                places[holder] = places[holder] with { Weight = places[holder].Weight + word.Weight };
                continue;
            }

            places.Add(word);
            holders.Fill(places.Count);
        }

        var total = places.Sum(p => p.Weight);
        var weights = places.GroupBy(p => p.Word).ToDictionary(g => g.Key, g => g.Sum(p => p.Weight) / total);
        var chosen = weights.Where(w => w.Value >= LeastShare)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MostWords).Select(w => w.Key).ToList();
        return [.. places.Where(p => chosen.Contains(p.Word)).Select(p => p with { Weight = weights[p.Word] })
            .OrderBy(p => chosen.IndexOf(p.Word)).ThenByDescending(p => p.InTitle).ThenBy(p => p.Start).Take(MostPlaces)];
    }
}
