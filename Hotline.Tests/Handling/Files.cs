using System.IO.Compression;
using Hotline.Tests.Kit;
using Hotline.Web.Handling;
using Hotline.Web.Platform;

namespace Hotline.Tests.Handling;

/// <summary>Small files of every kind, honest and not.</summary>
internal static class Files
{
    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1];
    public static readonly byte[] WebP = [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBPVP8 "u8];
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n%%EOF\n"u8];
    public static readonly byte[] Docx = Zip("[Content_Types].xml", "word/document.xml");
    public static readonly byte[] Xlsx = Zip("[Content_Types].xml", "xl/workbook.xml");
    public static readonly byte[] PlainZip = Zip("a.txt", "b.txt");
    public static readonly byte[] WithMacros = Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    public static readonly byte[] BrokenZip = [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    public static readonly byte[] Html = [.. "<html><script>alert(1)</script></html>"u8];
    public static readonly byte[] Svg = [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8];
    public static readonly byte[] Exe = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0];

    public static Task<Outcome<StagedFile>> Stage(Desk desk, string name, byte[] content) =>
        desk.Ask(new StageUpload(name, content.Length, () => new MemoryStream(content)));

    /// <summary>Every file below the attachments folder, by path from there.</summary>
    public static IReadOnlyList<string> OnDisk(House house)
    {
        var root = Path.Combine(house.Folder, "attachments");
        return Directory.Exists(root) ? [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order()] : [];
    }

    private static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write("x");
            }
        }

        return bytes.ToArray();
    }
}
