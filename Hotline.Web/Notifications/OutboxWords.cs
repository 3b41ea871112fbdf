namespace Hotline.Web.Notifications;

/// <summary>Words of messages to people outside, and of the page that shows them.</summary>
public sealed class OutboxWords;
