namespace Hotline.Web.Notifications;

/// <summary>Words of what people are told.</summary>
public sealed class NoticeWords;
