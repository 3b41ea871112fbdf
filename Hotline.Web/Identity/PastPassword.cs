namespace Hotline.Web.Identity;

/// <summary>A password that was replaced.</summary>
public sealed class PastPassword
{
    /// <summary>Order.</summary>
    public long Id { get; private set; }

    /// <summary>Whose, by the account's key.</summary>
    public required string Account { get; init; }

    /// <summary>As Identity hashed it.</summary>
    public required string Hash { get; init; }
}
