using System.Text;
using Hotline.Web.Data;

namespace Hotline.Web.Audit;

/// <summary>Ties audit lines together: each carries a keyed mark of its own words and of the line before, so that none can be changed, left out or put in between without the key (等保 2.0, 8.1.4.3 安全审计).</summary>
public sealed class AuditChain(Vault vault)
{
    /// <summary>What the first line is tied to.</summary>
    public static readonly byte[] Start = new byte[32];

    /// <summary>The link this line must carry.</summary>
    /// <param name="line">With its <see cref="AuditLine.Id"/>.</param>
    /// <param name="before">The link of the line before, or <see cref="Start"/>.</param>
    public byte[] Link(AuditLine line, byte[] before)
    {
        // Every text is written with its length: no two lines read the same.
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(before);
        writer.Write(line.Id);
        writer.Write(line.At.ToUnixTimeMilliseconds());
        writer.Write((int)line.Outcome);
        foreach (var text in new[] { line.Account, line.Name, line.From, line.Act, line.Object, line.Detail })
        {
            writer.Write(text is not null);
            writer.Write(text ?? "");
        }

        writer.Flush();
        return vault.Mark(bytes.ToArray());
    }

    /// <summary>Whether a line stands as it was written, right after the line before it.</summary>
    public bool Holds(AuditLine line, AuditHead before) =>
        line.Id == before.Id + 1 && line.Link is { } link && link.AsSpan().SequenceEqual(Link(line, before.Link));
}

/// <summary>The last line of the chain.</summary>
/// <param name="Id">Its number; lines are numbered from 1 without a gap, 0 is before the first.</param>
/// <param name="Link">Its link.</param>
public sealed record AuditHead(long Id, byte[] Link)
{
    /// <summary>Before the first line.</summary>
    public static readonly AuditHead None = new(0, AuditChain.Start);

    /// <summary>Whether both are the same line of the same chain.</summary>
    public bool Equals(AuditHead? other) => other is not null && Id == other.Id && Link.AsSpan().SequenceEqual(other.Link);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}
