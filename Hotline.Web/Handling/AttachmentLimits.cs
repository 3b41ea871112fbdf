namespace Hotline.Web.Handling;

/// <summary>What may be uploaded; read from <c>Hotline:Attachments</c>.</summary>
public sealed class AttachmentLimits
{
    /// <summary>Bytes of one file.</summary>
    public long MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Files that come with one act.</summary>
    public int MaxFiles { get; set; } = 5;

    /// <summary>How long an uploaded file waits for the act it belongs to.</summary>
    public TimeSpan StagedFor { get; set; } = TimeSpan.FromDays(1);
}
