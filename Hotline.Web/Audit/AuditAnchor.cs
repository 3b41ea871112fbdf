using System.Globalization;
using Hotline.Web.Data;

namespace Hotline.Web.Audit;

/// <summary>How far the chain had come, in a file beside the keys. A database put back to an older state, or cut at its end, no longer holds the anchored line.</summary>
public sealed class AuditAnchor(DataFolder folder, Vault vault)
{
    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(folder.AuditAnchor);

    /// <summary>The anchored line; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file was written by somebody without the key, or is damaged.</exception>
    public AuditHead? Read()
    {
        if (!Exists)
        {
            return null;
        }

        try
        {
            var parts = File.ReadAllText(folder.AuditAnchor).Trim().Split(' ');
            var head = new AuditHead(long.Parse(parts[0], CultureInfo.InvariantCulture), Convert.FromHexString(parts[1]));
            return Line(head) == string.Join(' ', parts) ? head : throw new InvalidDataException(Damaged);
        }
        catch (Exception problem) when (problem is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException(Damaged, problem);
        }
    }

    /// <summary>Moves the anchor; a crash in the middle leaves the old one.</summary>
    public void Write(AuditHead head)
    {
        var beside = folder.AuditAnchor + ".new";
        File.WriteAllText(beside, Line(head));
        File.Move(beside, folder.AuditAnchor, overwrite: true);
    }

    private string Damaged => $"审计锚点文件 {folder.AuditAnchor} 已损坏或被改过。";

    private string Line(AuditHead head)
    {
        var what = $"{head.Id.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexString(head.Link)}";
        return $"{what} {Convert.ToHexString(vault.Mark(System.Text.Encoding.ASCII.GetBytes($"anchor {what}")))}";
    }
}
