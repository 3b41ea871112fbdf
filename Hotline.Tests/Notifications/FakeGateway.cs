using System.Net;
using System.Text.Json;
using Hotline.Web.Notifications;

namespace Hotline.Tests.Notifications;

/// <summary>A city's gateway on a port of this machine: keeps what it was sent, answers what the test tells it to.</summary>
internal sealed class FakeGateway : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly List<(string Key, string Secret, string To, string Text)> got = [];

    public FakeGateway()
    {
        // HttpListener cannot be given a free port; another that is tried is free soon enough.
        for (var port = 20_000 + (Environment.ProcessId % 10_000); ; port++)
        {
            listener.Prefixes.Clear();
            listener.Prefixes.Add($"{Address = $"http://127.0.0.1:{port}/"}");
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // Taken.
            }
        }

        _ = Serve();
    }

    public string Address { get; private set; } = "";

    /// <summary>What it answers.</summary>
    public int Answer { get; set; } = 200;

    /// <summary>All it was sent, in order, tries included.</summary>
    public IReadOnlyList<(string Key, string Secret, string To, string Text)> Got
    {
        get
        {
            lock (got)
            {
                return [.. got];
            }
        }
    }

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Hotline:Sms:Url"] = Address, ["Hotline:Sms:Secret"] = "geheim" };

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                lock (got)
                {
                    got.Add((context.Request.Headers[SmsGateway.KeyHeader] ?? "", context.Request.Headers[SmsGateway.SecretHeader] ?? "",
                        body.RootElement.GetProperty("to").GetString()!, body.RootElement.GetProperty("text").GetString()!));
                }

                context.Response.StatusCode = Answer;
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
