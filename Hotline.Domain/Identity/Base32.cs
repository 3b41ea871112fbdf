using System.Text;

namespace Hotline.Domain.Identity;

/// <summary>Bytes as letters and digits that people can type (RFC 4648, section 6); without padding, as authenticators want it.</summary>
public static class Base32
{
    private const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int bits = 5;

    /// <summary>Bytes to letters.</summary>
    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (held, count) = (0, 0);
        foreach (var one in bytes)
        {
            (held, count) = ((held << 8) | one, count + 8);
            for (; count >= bits; count -= bits)
            {
                text.Append(alphabet[(held >> (count - bits)) & 31]);
            }

            held &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(alphabet[(held << (bits - count)) & 31]).ToString();
    }

    /// <summary>Letters to bytes; small letters count as capital ones.</summary>
    /// <exception cref="FormatException">A character that is none of the alphabet, or a length no bytes have.</exception>
    public static byte[] Read(string text)
    {
        var bytes = new List<byte>();
        var (held, count) = (0, 0);
        foreach (var letter in text)
        {
            var value = alphabet.IndexOf(char.ToUpperInvariant(letter));
            if (value < 0)
            {
                throw new FormatException($"'{letter}' is no Base32.");
            }

            (held, count) = ((held << bits) | value, count + bits);
            if (count >= 8)
            {
                bytes.Add((byte)(held >> (count - 8)));
                (held, count) = (held & ((1 << (count - 8)) - 1), count - 8);
            }
        }

        // What is left over are bits of padding: fewer than a letter, and all of them nought.
        return count < bits && held == 0 ? [.. bytes] : throw new FormatException("The last letter is wrong or missing.");
    }
}
