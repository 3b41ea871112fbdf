namespace Hotline.Web.Handling;

/// <summary>What may be uploaded; read from <c>Hotline:Attachments</c>.</summary>
public sealed class AttachmentLimits
{
    private const int megabyte = 1024 * 1024;

    /// <summary>Megabytes of one file.</summary>
    public double MaxMegabytes { get; set; } = 10;

    /// <summary>Bytes of one file.</summary>
    public long MaxBytes => (long)(MaxMegabytes * megabyte);

    /// <summary>Files that come with one act.</summary>
    public int MaxFiles { get; set; } = 5;

    /// <summary>How long an uploaded file waits for the act it belongs to.</summary>
    public TimeSpan StagedFor { get; set; } = TimeSpan.FromDays(1);
}
