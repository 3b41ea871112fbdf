namespace Hotline.Web.Data;

/// <summary>One change of the callers' key and how far it has come. Keys are named by their <see cref="Vault.Fingerprint"/>.</summary>
public sealed class RotatedKey
{
    /// <summary>The new key.</summary>
    public required string Key { get; init; }

    /// <summary>The one before it.</summary>
    public required string Before { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Which of <see cref="KeyRotation.Columns"/> it is at.</summary>
    public int Column { get; init; }

    /// <summary>The last row of that column that is done.</summary>
    public long Through { get; init; }

    /// <summary>Values made anew so far.</summary>
    public long Values { get; init; }

    /// <summary>When nothing was left that needs the key before.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When it was put on record.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>Puts it on record.</summary>
    public void BeRecorded(DateTimeOffset at) => RecordedAt = at;
}
