using System.Text;
using Hotline.Classifier;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Search;

/// <summary>What somebody typed into the search box, understood: ticket numbers, telephones, last four digits, words. All of it must be true of a ticket.</summary>
public sealed record SearchTerms
{
    /// <summary>Longer than any question; the rest is not read.</summary>
    public const int MaxLength = 200;

    /// <summary>Whole ticket numbers, and serials of today.</summary>
    public IReadOnlyList<TicketNumber> Numbers { get; private init; } = [];

    /// <summary>Whole telephones, digits only.</summary>
    public IReadOnlyList<string> Phones { get; private init; } = [];

    /// <summary>Last four digits of telephones.</summary>
    public IReadOnlyList<string> LastFours { get; private init; } = [];

    /// <summary>Words as typed.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The words as a full-text query; empty when there are none.</summary>
    public string Phrase { get; private init; } = "";

    /// <summary>Something looks like a ticket number, but its check digit says that it was mistyped.</summary>
    public bool Mistyped { get; private init; }

    /// <summary>Whether a telephone is asked for.</summary>
    public bool AsksPhone => Phones.Count + LastFours.Count > 0;

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Numbers.Count == 0 && !AsksPhone && Phrase.Length == 0;

    /// <summary>Understands what was typed; never fails.</summary>
    /// <param name="typed">Anything.</param>
    /// <param name="today">The local day: six digits alone are a serial of today.</param>
    /// <param name="phones">Whether this person may look for telephones by their last four digits; otherwise four digits are a word.</param>
    public static SearchTerms Read(string? typed, DateOnly today, bool phones)
    {
        var text = Clean(typed);
        // A number may be typed with blanks in it: 138 0000 1234, 20261122 000123 7.
        var whole = text.All(c => char.IsAsciiDigit(c) || " -+()".Contains(c, StringComparison.Ordinal)) && text.Count(char.IsAsciiDigit) >= 7;
        return Sort(whole ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries), today, phones);
    }

    private static SearchTerms Sort(string[] terms, DateOnly today, bool phones)
    {
        var (numbers, whole, lastFours, words, mistyped) = (new List<TicketNumber>(), new List<string>(), new List<string>(), new List<string>(), false);
        foreach (var term in terms)
        {
            var digits = string.Concat(term.Where(char.IsAsciiDigit));
            var numeric = term.All(c => char.IsAsciiDigit(c) || " -+()".Contains(c, StringComparison.Ordinal)) && digits.Length > 0;
            if (numeric && Number(term, digits, today) is { } number)
            {
                numbers.Add(number);
            }
            else if (numeric && (digits.Length == 15 && digits.StartsWith("20", StringComparison.Ordinal) || Serial(term)))
            {
                mistyped = true;
            }
            else if (numeric && Caller.Digits(term) is { } phone)
            {
                whole.Add(phone);
            }
            else if (phones && numeric && digits.Length == 4)
            {
                lastFours.Add(digits);
            }
            else
            {
                words.Add(term);
            }
        }

        return new SearchTerms { Numbers = numbers, Phones = whole, LastFours = lastFours, Words = words, Phrase = TextFeatures.BigramPhrase(string.Join(' ', words)), Mistyped = mistyped };
    }

    private static TicketNumber? Number(string term, string digits, DateOnly today)
    {
        if (TicketNumber.TryParse(term, out var number))
        {
            return number;
        }

        if (digits.Length == 6 || Serial(term))
        {
            var serial = TicketNumber.Of(today, int.Parse(digits.AsSpan(0, 6), System.Globalization.CultureInfo.InvariantCulture));
            return digits.Length == 6 || serial.ToString().EndsWith(term, StringComparison.Ordinal) ? serial : null;
        }

        return null;
    }

    // 000123-7: the tail of today's number.
    private static bool Serial(string term) => term is { Length: 8 } && term[6] == '-' && term.Count(char.IsAsciiDigit) == 7;

    // Half a surrogate pair and U+FFFE make Unicode normalisation throw; control characters are no words.
    private static string Clean(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").AsSpan(0, Math.Min(typed?.Length ?? 0, MaxLength)).EnumerateRunes())
        {
            text.Append(rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return text.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }
}
