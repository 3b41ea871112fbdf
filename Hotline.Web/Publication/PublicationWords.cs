namespace Hotline.Web.Publication;

/// <summary>Words of publication.</summary>
public sealed class PublicationWords;
