using System.Text;

namespace Hotline.Web.Data;

/// <summary>What the key file says. A store whose key was never changed has one line, the key; each change adds what must outlive the key it replaces.</summary>
/// <param name="Master">32 bytes: what is sealed now is sealed with it.</param>
/// <param name="Chain">The key of the audit chain, which no rotation changes: earlier lines stay verifiable; null while it is still derived from <paramref name="Master"/>.</param>
/// <param name="Hashes">The hash keys of earlier masters, the oldest first: a hash is made through all of them, so that one whose text nobody knows (a query code) can be carried over.</param>
/// <param name="Next">The master of a rotation that is not finished; null where none is.</param>
public sealed record KeyFile(byte[] Master, byte[]? Chain, IReadOnlyList<byte[]> Hashes, byte[]? Next)
{
    private const string chain = "chain";
    private const string hash = "hash";
    private const string next = "next";

    /// <summary>Reads a key file.</summary>
    /// <exception cref="InvalidDataException">It is missing or holds no key.</exception>
    public static KeyFile Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"找不到密钥文件 {file}。没有它读不出诉求人信息，请从备份恢复密钥文件。");
        }

        try
        {
            var lines = File.ReadAllLines(file).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
            var named = lines.Skip(1).Select(l => l.Split(' ')).Select(p => p is [chain or hash or next, var hex] ? (Name: p[0], Key: Whole(hex)) : throw new FormatException(p[0])).ToList();
            return new KeyFile(Whole(lines[0]), One(named, chain), [.. named.Where(n => n.Name == hash).Select(n => n.Key)], One(named, next));
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"密钥文件 {file} 已损坏，请从备份恢复。", problem);
        }
    }

    /// <summary>The same file with another master that is not in force yet.</summary>
    public KeyFile Toward(byte[] master) => this with { Next = master };

    /// <summary>The file once <see cref="Next"/> is in force.</summary>
    public KeyFile Arrived() => new(Next ?? throw new InvalidOperationException("No rotation is under way."), Chain ?? Vault.ChainKey(Master), [.. Hashes, Vault.HashKey(Master)], null);

    /// <summary>Writes it, readable by the owner only; a crash in the middle leaves the file that was there.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = file + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Text()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }

    private string Text() => string.Join('\n', (string[])
    [
        Convert.ToHexString(Master),
        .. Chain is null ? [] : new[] { $"{chain} {Convert.ToHexString(Chain)}" },
        .. Hashes.Select(h => $"{hash} {Convert.ToHexString(h)}"),
        .. Next is null ? [] : new[] { $"{next} {Convert.ToHexString(Next)}" },
    ]);

    private static byte[] Whole(string hex) => Convert.FromHexString(hex) is { Length: 32 } key ? key : throw new FormatException();

    private static byte[]? One(List<(string Name, byte[] Key)> named, string name) => named.Where(n => n.Name == name).Select(n => n.Key).SingleOrDefault();
}
