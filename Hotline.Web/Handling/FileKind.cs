using System.IO.Compression;

namespace Hotline.Web.Handling;

/// <summary>A kind of file that is accepted. Decided by what is in the file, never by its name or by what the browser says.</summary>
/// <param name="ContentType">What it is served as.</param>
/// <param name="Extension">The ending its name gets when the uploaded one lies.</param>
/// <param name="Other">Other endings that are honest.</param>
public sealed record FileKind(string ContentType, string Extension, string? Other = null)
{
    private static readonly FileKind jpeg = new("image/jpeg", ".jpg", ".jpeg");
    private static readonly FileKind png = new("image/png", ".png");
    private static readonly FileKind webP = new("image/webp", ".webp");
    private static readonly FileKind pdf = new("application/pdf", ".pdf");
    private static readonly FileKind word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly FileKind excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    /// <summary>What the browser's dialogue offers.</summary>
    public const string Accept = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx";

    /// <summary>Whether a browser may show it in place; everything else is saved.</summary>
    public static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The kind of a file's content; null when it is none of the accepted ones.</summary>
    public static FileKind? Of(Stream content)
    {
        Span<byte> head = stackalloc byte[12];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => webP,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => pdf,
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(content),
            _ => null,
        };
    }

    /// <summary>Whether a name's ending agrees with the content.</summary>
    public bool Agrees(string extension) =>
        extension.Equals(Extension, StringComparison.OrdinalIgnoreCase) || extension.Equals(Other, StringComparison.OrdinalIgnoreCase);

    // Any archive begins like a document; a document says so inside. Nothing is unpacked here, so a bomb does not go off. Macros are not accepted.
    private static FileKind? Office(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !names.Contains("[Content_Types].xml") || names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? null
                : names.Contains("word/document.xml") ? word
                : names.Contains("xl/workbook.xml") ? excel
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
