using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Domain.Identity;

/// <summary>The codes that an authenticator shows: RFC 6238 with HMAC-SHA-1, the one hash every authenticator knows.</summary>
public static class TimedCode
{
    /// <summary>How many digits people type.</summary>
    public const int Length = 6;

    /// <summary>A new code every so many seconds.</summary>
    public const int Seconds = 30;

    /// <summary>So many bytes of secret; RFC 4226 section 4 recommends 160 bits.</summary>
    public const int SecretLength = 20;

    /// <summary>How many steps a telephone's clock may be off, before or after (RFC 6238, section 5.2, recommends one).</summary>
    public const int Drift = 1;

    /// <summary>The number of the step this instant lies in, counted from 1970.</summary>
    public static long StepAt(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds(), Seconds) is var (step, rest) && rest < 0 ? step - 1 : step;

    /// <summary>The code of a step.</summary>
    /// <param name="secret">What the server and the telephone both know.</param>
    /// <param name="step">Counted from 1970.</param>
    /// <param name="length">How many digits, at most 9.</param>
    public static string At(byte[] secret, long step, int length = Length)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var from = hash[^1] & 0xF;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(from, 4)) & int.MaxValue;
        return (number % (int)Math.Pow(10, length)).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
    }

    /// <summary>The step whose code this is: the present one, or one beside it; each is good once, so none up to the last used.</summary>
    /// <param name="secret">What the server and the telephone both know.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="used">The last step a code was accepted of.</param>
    /// <returns>Null where the code is wrong, too old, or used.</returns>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long used)
    {
        var present = StepAt(now);
        long? found = null;
        // All are compared, and each in constant time: how long it takes tells nothing.
        for (var step = present + Drift; step >= present - Drift; step--)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(At(secret, step)), Encoding.UTF8.GetBytes(code));
            found = same && step > used ? step : found;
        }

        return found;
    }
}
