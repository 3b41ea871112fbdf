using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Hotline.Web.Notifications;

/// <summary>What became of a try to send.</summary>
public enum Delivery
{
    /// <summary>The gateway took it.</summary>
    Sent = 1,

    /// <summary>Nobody answered, or not now: the same message may go through later.</summary>
    Unreachable = 2,

    /// <summary>The gateway does not want this message.</summary>
    Rejected = 3,
}

/// <summary>A message on its way out.</summary>
public sealed record OutgoingMessage(long Id, string Key, string To, string Text);

/// <summary>The city's gateway for short messages: one POST of JSON with a shared secret. <c>Hotline:Sms:Url</c> and <c>Hotline:Sms:Secret</c>; where no address is set, people telephone.</summary>
public sealed class SmsGateway(IHttpClientFactory clients, IConfiguration settings, DemoPhone demo)
{
    /// <summary>The name of its client.</summary>
    public const string Client = "sms";

    /// <summary>Names a message at every try; what was taken under a key must not be sent again.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Carries the shared secret.</summary>
    public const string SecretHeader = "X-Hotline-Secret";

    /// <summary>Whether there is one.</summary>
    public bool Exists => Url.Length > 0;

    private string Url => settings["Hotline:Sms:Url"] ?? "";

    /// <summary>Tries once.</summary>
    /// <returns>What became of it, and why in a few words that hold nothing of the message or the answer.</returns>
    public async Task<(Delivery Delivery, string Why)> Send(OutgoingMessage message, CancellationToken ct)
    {
        if (demo.IsOn)
        {
            demo.Take(message);
            return (Delivery.Sent, "");
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Url)
            {
                Content = new StringContent(JsonSerializer.Serialize(new { key = message.Key, to = message.To, text = message.Text }), Encoding.UTF8, "application/json"),
            };
            request.Headers.Add(KeyHeader, message.Key);
            request.Headers.Add(SecretHeader, settings["Hotline:Sms:Secret"] ?? "");
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return (Judge(answer.StatusCode), string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}"));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return (Delivery.Unreachable, problem is HttpRequestException { HttpRequestError: var kind } ? kind.ToString() : "Timeout");
        }
        catch (Exception misset) when (misset is UriFormatException or InvalidOperationException or FormatException or NotSupportedException)
        {
            // The address or the secret is none: the messages wait until it is mended.
            return (Delivery.Unreachable, "Hotline:Sms");
        }
    }

    private static Delivery Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Delivery.Sent,
        408 or 425 or 429 or >= 500 => Delivery.Unreachable,
        _ => Delivery.Rejected,
    };
}
