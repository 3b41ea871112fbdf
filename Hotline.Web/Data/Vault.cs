using System.Security.Cryptography;
using System.Text;

namespace Hotline.Web.Data;

/// <summary>Keeps callers' data unreadable at rest: AES-256-GCM with a key that lies beside the database, not in it, and keyed hashes for finding a telephone or checking a query code.</summary>
public sealed class Vault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] sealKey;
    private readonly byte[] hashKey;
    private readonly byte[] chainKey;

    /// <param name="master">32 random bytes.</param>
    public Vault(byte[] master)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(master.Length, 32, nameof(master));
        sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline seal 1"u8.ToArray());
        hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline hash 1"u8.ToArray());
        chainKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "hotline chain 1"u8.ToArray());
        Fingerprint = Convert.ToHexString(SHA256.HashData([.. "hotline key"u8, .. master]))[..16];
    }

    /// <summary>Names the key without betraying it.</summary>
    public string Fingerprint { get; }

    /// <summary>Opens the key file, or makes one (readable by the owner only) where there is none and <paramref name="mayCreate"/>.</summary>
    /// <exception cref="InvalidDataException">The key file is missing though there is a store, or it holds no key.</exception>
    public static Vault Open(string file, bool mayCreate)
    {
        if (File.Exists(file))
        {
            try
            {
                return new Vault(Convert.FromHexString(File.ReadAllText(file).Trim()));
            }
            catch (Exception problem) when (problem is FormatException or ArgumentOutOfRangeException)
            {
                throw new InvalidDataException($"密钥文件 {file} 已损坏，请从备份恢复。", problem);
            }
        }

        if (!mayCreate)
        {
            throw new InvalidDataException($"数据库已存在，但找不到密钥文件 {file}。没有它读不出诉求人信息，请从备份恢复密钥文件后再启动。");
        }

        var master = RandomNumberGenerator.GetBytes(32);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(file, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexString(master)));
            stream.Flush(flushToDisk: true);
        }

        return new Vault(master);
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
    public string Hash(string purpose, string text) =>
        Convert.ToHexString(HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes($"{purpose}\0{text}")))[..32];
}
