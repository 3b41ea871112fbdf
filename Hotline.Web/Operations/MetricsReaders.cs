using System.Net;

namespace Hotline.Web.Operations;

/// <summary>Who may read the metrics: addresses and networks from <c>Hotline:Metrics:Address</c>, without it this machine only.</summary>
public sealed class MetricsReaders
{
    private readonly IReadOnlyList<IPNetwork> networks;

    /// <param name="configuration">A list, or one text with commas between.</param>
    /// <exception cref="InvalidDataException">An address that is none.</exception>
    public MetricsReaders(IConfiguration configuration)
    {
        var section = configuration.GetSection("Hotline:Metrics:Address");
        var said = section.GetChildren().Select(c => c.Value ?? "").Concat((section.Value ?? "").Split(',')).Select(a => a.Trim()).Where(a => a.Length > 0).ToList();
        networks = [.. (said.Count == 0 ? ["127.0.0.0/8", "::1"] : said).Select(Network)];
    }

    /// <summary>Whether this request comes from one of them. What came through a proxy carries the proxy's address, not the reader's: it is nobody's.</summary>
    public bool Admit(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("X-Real-IP") && !context.Request.Headers.ContainsKey("Via")
        && networks.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private static IPNetwork Network(string said) =>
        IPNetwork.TryParse(said, out var network) ? network
        : IPAddress.TryParse(said, out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : throw new InvalidDataException($"设置 Hotline:Metrics:Address 里的“{said}”不是网络地址，应为 10.0.0.5 或 10.0.0.0/24 这样。");
}
