namespace Hotline.Web.Identity;

/// <summary>Words of the entrance and of account management.</summary>
public sealed class IdentityWords;
