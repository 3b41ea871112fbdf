namespace Hotline.Web.Identity;

/// <summary>An authenticator of one account: offered until a code of it was typed, bound from then on.</summary>
public sealed class SecondFactor
{
    /// <summary>Whose, by the account's key.</summary>
    public required string Account { get; init; }

    /// <summary>What the authenticator knows, in Base32; unreadable at rest.</summary>
    public required string Secret { get; set; }

    /// <summary>When it was offered.</summary>
    public required DateTimeOffset BegunAt { get; set; }

    /// <summary>When it was bound; null while it is only offered.</summary>
    public DateTimeOffset? BoundAt { get; set; }

    /// <summary>The last step a code was accepted of: none is good twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code that stands in for a lost authenticator, once.</summary>
public sealed class RecoveryCode
{
    /// <summary>Whose, by the account's key.</summary>
    public required string Account { get; init; }

    /// <summary>A keyed hash: whoever has the database alone cannot try ten digits through.</summary>
    public required string Hash { get; init; }
}
