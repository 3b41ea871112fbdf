using System.Security.Cryptography;
using System.Text;

namespace Hotline.Web.Data;

/// <summary>Keeps callers' data unreadable at rest: AES-256-GCM with a key that lies beside the database, not in it, and keyed hashes for finding a telephone or checking a query code.</summary>
public sealed class Vault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] sealKey;
    private readonly byte[][] hashKeys;
    private readonly byte[] chainKey;

    /// <param name="master">32 random bytes.</param>
    public Vault(byte[] master)
        : this(new KeyFile(master, null, [], null))
    {
    }

    /// <param name="keys">A key, and what outlived the ones before it. A key that is not in force yet is not used.</param>
    public Vault(KeyFile keys)
    {
        var master = keys.Master;
        ArgumentOutOfRangeException.ThrowIfNotEqual(master.Length, 32, nameof(keys));
        sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline seal 1"u8.ToArray());
        hashKeys = [.. keys.Hashes, HashKey(master)];
        chainKey = keys.Chain ?? ChainKey(master);
        Fingerprint = Convert.ToHexString(SHA256.HashData([.. "hotline key"u8, .. master]))[..16];
    }

    /// <summary>Names the key without betraying it.</summary>
    public string Fingerprint { get; }

    /// <summary>32 random bytes for a new key.</summary>
    public static byte[] NewMaster() => RandomNumberGenerator.GetBytes(32);

    /// <summary>Opens the key file, or makes one (readable by the owner only) where there is none and <paramref name="mayCreate"/>.</summary>
    /// <exception cref="InvalidDataException">The key file is missing though there is a store, it holds no key, or a change of keys is not finished.</exception>
    public static Vault Open(string file, bool mayCreate)
    {
        if (File.Exists(file))
        {
            var keys = KeyFile.Read(file);
            return keys.Next is null ? new Vault(keys) : throw new InvalidDataException("更换密钥没有做完：一部分数据用新密钥，一部分还用旧密钥。请再运行一次 rotate-key，它会从断处接着做，做完再启动。");
        }

        if (!mayCreate)
        {
            throw new InvalidDataException($"数据库已存在，但找不到密钥文件 {file}。没有它读不出诉求人信息，请从备份恢复密钥文件后再启动。");
        }

        var made = new KeyFile(NewMaster(), null, [], null);
        made.Write(file);
        return new Vault(made);
    }

    /// <summary>Makes a text unreadable. The same text gives another result each time.</summary>
    public byte[] Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var aes = new AesGcm(sealKey, TagLength);
        aes.Encrypt(result.AsSpan(0, NonceLength), plain, result.AsSpan(NonceLength, plain.Length), result.AsSpan(NonceLength + plain.Length));
        return result;
    }

    /// <summary>Reads it again.</summary>
    /// <exception cref="CryptographicException">Sealed with another key, or tampered with.</exception>
    public string Unseal(byte[] data)
    {
        var plain = new byte[data.Length - NonceLength - TagLength];
        using var aes = new AesGcm(sealKey, TagLength);
        aes.Decrypt(data.AsSpan(0, NonceLength), data.AsSpan(NonceLength, plain.Length), data.AsSpan(NonceLength + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>A keyed mark of some bytes: whoever has the database alone cannot make one.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] Mark(byte[] data) => HMACSHA256.HashData(chainKey, data);

    /// <summary>A keyed hash: finds or checks without telling. The purpose keeps a telephone's hash from being compared with a code's.</summary>
    public string Hash(string purpose, string text) => hashKeys.Skip(1).Aggregate(Lasting(purpose, text), Again);

    /// <summary>A keyed hash that a change of keys does not change: for what is made again later and must come out the same, and is never looked up by what it hides.</summary>
    public string Lasting(string purpose, string text) => Short(hashKeys[0], $"{purpose}\0{text}");

    /// <summary>Carries a hash made with all keys but the newest over to the newest.</summary>
    public string CarryOver(string hash) => Again(hash, hashKeys[^1]);

    internal static byte[] HashKey(byte[] master) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline hash 1"u8.ToArray());

    internal static byte[] ChainKey(byte[] master) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline chain 1"u8.ToArray());

    private static string Again(string hash, byte[] key) => Short(key, $"again\0{hash}");

    private static string Short(byte[] key, string text) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))[..32];
}
