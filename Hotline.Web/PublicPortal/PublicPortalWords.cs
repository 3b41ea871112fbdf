namespace Hotline.Web.PublicPortal;

/// <summary>Names the words of the public site; they lie beside it in three languages.</summary>
public sealed class PublicPortalWords;
