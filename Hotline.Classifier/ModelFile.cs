using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Classifier;

/// <summary>
/// The model file: one file, little-endian.
/// <code>
/// 0   8   magic "HTLMODEL"
/// 8   4   format version (int32)
/// 12  8   training time, milliseconds since 1970 UTC (int64)
/// 20  8   length of the body (int64)
/// 28  32  SHA-256 of (SHA-256 of the body ‖ bytes 0–27)
/// 60  …   body, see ModelBody
/// </code>
/// The version of a model is the first 12 hexadecimal digits of the SHA-256 of its body: the training time is no part of it.
/// </summary>
internal static class ModelFile
{
    public const int FormatVersion = 2;

    private const int HeaderLength = 60;
    private const int CheckedLength = 28;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("HTLMODEL");

    public static string VersionOf(HotlineModel model) => Short(SHA256.HashData(ModelBody.Write(model)));

    public static void Save(HotlineModel model, string path)
    {
        var body = ModelBody.Write(model);
        var header = new byte[HeaderLength];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(12), model.TrainedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(20), body.Length);
        Seal(header, SHA256.HashData(body)).CopyTo(header, CheckedLength);

        // Beside it first, then into its place: a reader never sees half a model, nor does a power cut leave one.
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var draft = path + ".draft";
        try
        {
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                file.Write(header);
                file.Write(body);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(draft); // a full disk needs every byte back
            throw;
        }
    }

    public static HotlineModel Load(string path)
    {
        var bytes = ReadAll(path);
        if (bytes.Length < Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new ModelFileException(ModelFileFault.NotAModel, $"{path} 不是模型文件");
        }

        if (bytes.Length < HeaderLength)
        {
            throw Corrupt(path);
        }

        var format = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (format != FormatVersion)
        {
            throw new ModelFileException(ModelFileFault.WrongVersion, $"{path} 的格式版本是 {format}，本程序只认 {FormatVersion}，请重新训练");
        }

        var body = bytes.AsMemory(HeaderLength);
        var hash = SHA256.HashData(body.Span);
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(20)) != body.Length
            || !Seal(bytes, hash).AsSpan().SequenceEqual(bytes.AsSpan(CheckedLength, 32)))
        {
            throw Corrupt(path);
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(12)));
        return ModelBody.Read(body, at, Short(hash), path);
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(ModelFileFault.Missing, File.Exists(path) ? $"模型文件 {path} 无法读取" : $"模型文件 {path} 不存在，请先训练");
        }
    }

    private static byte[] Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bodyHash) =>
        SHA256.HashData([.. bodyHash, .. header[..CheckedLength]]);

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..12];

    private static ModelFileException Corrupt(string path) => new(ModelFileFault.Corrupt, $"模型文件 {path} 已损坏（校验和不符），请重新训练");
}
