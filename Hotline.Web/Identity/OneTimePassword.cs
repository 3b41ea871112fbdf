namespace Hotline.Web.Identity;

/// <summary>A password that is shown once and must be changed at the first sign-in.</summary>
public sealed record OneTimePassword(string Account, string Name, string Password)
{
    /// <summary>Passwords never reach a log.</summary>
    public override string ToString() => $"{nameof(OneTimePassword)} {Account}";
}
