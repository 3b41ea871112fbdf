using System.Globalization;
using System.Security.Cryptography;

namespace Hotline.Web.Platform;

/// <summary>The one source of what nobody may guess.</summary>
public class Randomness
{
    /// <summary>That many random digits.</summary>
    public virtual string Digits(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetInt32(10).ToString(CultureInfo.InvariantCulture)));

    /// <summary>A name nobody can guess: 128 random bits in hexadecimal.</summary>
    public virtual string Key() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>That many random bytes, for a secret that two sides share.</summary>
    public virtual byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A one-time password that satisfies the policy: 14 characters of three classes, none that is easily misread.</summary>
    public virtual string Password()
    {
        const string upper = "ABCDEFGHJKMNPQRSTUVWXYZ", lower = "abcdefghjkmnpqrstuvwxyz", digits = "23456789";
        var all = RandomNumberGenerator.GetItems<char>(upper + lower + digits, 11).ToList();
        foreach (var alphabet in new[] { upper, lower, digits })
        {
            all.Insert(RandomNumberGenerator.GetInt32(all.Count + 1), alphabet[RandomNumberGenerator.GetInt32(alphabet.Length)]);
        }

        return new string([.. all]);
    }
}
