namespace Hotline.Web.Identity;

/// <summary>The city's own identity provider (OpenID Connect), through which staff may sign in; off until one is named.</summary>
public sealed class OpenIdSettings
{
    /// <summary>What the provider is called among the ways to sign in.</summary>
    public const string Scheme = "provider";

    /// <param name="configuration">Read for <c>Hotline:OpenId</c>: <c>Authority</c>, <c>ClientId</c>, <c>ClientSecret</c>, <c>Claim</c>, <c>Name</c> and <c>UserInfo</c>.</param>
    /// <exception cref="InvalidDataException">A provider is named and cannot be used so.</exception>
    public OpenIdSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Hotline:OpenId");
        string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;
        (Authority, ClientId, ClientSecret) = (Text("Authority"), Text("ClientId") ?? "", Text("ClientSecret"));
        (Claim, Name) = (Text("Claim") ?? "preferred_username", Text("Name") ?? "统一身份认证");
        UserInfo = Text("UserInfo") is { } asked && (bool.TryParse(asked, out var ask) ? ask : throw new InvalidDataException($"设置 Hotline:OpenId:UserInfo 应当是 true 或 false，现在是 “{asked}”。"));
        if (Authority is null)
        {
            return;
        }

        // Whoever can read or change what the provider says on the way can sign in as anybody.
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new InvalidDataException($"设置 Hotline:OpenId:Authority 应当是 https:// 开头的地址，现在是 “{Authority}”。");
        }

        if (ClientId.Length == 0)
        {
            throw new InvalidDataException("设置了 Hotline:OpenId:Authority，还需要设置 Hotline:OpenId:ClientId。");
        }
    }

    /// <summary>The provider's address; null where there is none.</summary>
    public string? Authority { get; }

    /// <summary>What the provider knows this product by.</summary>
    public string ClientId { get; }

    /// <summary>What proves it; null where the provider asks for none.</summary>
    public string? ClientSecret { get; }

    /// <summary>Which of the provider's claims is the name of the account here.</summary>
    public string Claim { get; }

    /// <summary>What staff call the provider.</summary>
    public string Name { get; }

    /// <summary>Whether the claim is only told when asked for afterwards, at the provider's address for it.</summary>
    public bool UserInfo { get; }
}
