using System.Text;

namespace Hotline.Classifier;

/// <summary>
/// A text after normalisation: compatibility forms folded (NFKC), letters lowered, everything that is neither letter nor
/// digit turned into <see cref="Break"/>; each remaining code point knows where it stood in the original.
/// </summary>
/// <remarks>
/// Folding is done one character at a time, so that offsets survive; sequences that NFKC would compose across characters
/// (a letter followed by a combining accent) therefore stay apart, which no Chinese text notices.
/// </remarks>
public sealed class NormalText
{
    /// <summary>Stands for everything that ends a run: punctuation, white space, symbols.</summary>
    public const int Break = ' ';

    private static readonly int[] Fold = new int[char.MaxValue + 1];
    private static readonly Dictionary<char, string> Expansions = [];

    private readonly int[] _points;
    private readonly int[] _starts;
    private readonly int _length;

    static NormalText()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Fold[c] = FoldOne((char)c);
        }
    }

    /// <summary>Normalises a text; never fails, lone surrogates become breaks.</summary>
    public NormalText(string text)
    {
        _points = new int[text.Length + 4];
        _starts = new int[text.Length + 4];
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Fold[text[i]];
            if (folded >= 0)
            {
                Add(ref _points, ref _starts, ref _length, folded, i);
            }
            else if (Rune.TryGetRuneAt(text, i, out var rune) && rune.Utf16SequenceLength == 2)
            {
                Add(ref _points, ref _starts, ref _length, Rune.IsLetter(rune) ? rune.Value : Break, i);
                i++;
            }
            else
            {
                foreach (var c in Expansions.GetValueOrDefault(text[i], " "))
                {
                    Add(ref _points, ref _starts, ref _length, Fold[c] < 0 ? Break : Fold[c], i);
                }
            }
        }

        Original = text;
    }

    /// <summary>The text as it was given.</summary>
    public string Original { get; }

    /// <summary>Normalised code points; digits are still themselves.</summary>
    public ReadOnlySpan<int> Points => _points.AsSpan(0, _length);

    /// <summary>Where, in UTF-16 units of the original, the point at <paramref name="index"/> begins.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>Where, in UTF-16 units of the original, the point at <paramref name="index"/> ends (exclusive).</summary>
    public int EndOf(int index) => _starts[index] + (char.IsSurrogatePair(Original, _starts[index]) ? 2 : 1);

    /// <summary>True for characters of scripts that write without spaces: Han, kana, Hangul.</summary>
    public static bool IsIdeograph(int point) => point switch
    {
        < 0x3005 => false,
        >= 0x3400 and <= 0x9FFF => true,
        0x3005 or 0x3007 => true,
        >= 0x3041 and <= 0x30FF => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x323AF => true,
        _ => false,
    };

    /// <summary>True for the ten ASCII digits (all others have been folded to them).</summary>
    public static bool IsDigit(int point) => point is >= '0' and <= '9';

    private static void Add(ref int[] points, ref int[] starts, ref int length, int point, int start)
    {
        if (length == points.Length)
        {
            Array.Resize(ref points, length * 2);
            Array.Resize(ref starts, length * 2);
        }

        points[length] = point;
        starts[length++] = start;
    }

    // A code point, Break, or -1 where a table of one-to-one foldings does not suffice.
    private static int FoldOne(char c)
    {
        if (c is >= '\u3400' and <= '\u9FFF')
        {
            return c;
        }

        if (char.IsSurrogate(c))
        {
            return -1;
        }

        string folded;
        try
        {
            folded = c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return Break; // U+FFFE, U+FFFF: no characters at all
        }

        if (folded.Length != 1)
        {
            Expansions[c] = folded;
            return -1;
        }

        return char.IsLetter(folded[0]) || char.IsAsciiDigit(folded[0]) || folded[0] is '\u3007' ? folded[0]
            : char.IsDigit(folded[0]) ? '0' + (int)char.GetNumericValue(folded[0])
            : Break;
    }
}
