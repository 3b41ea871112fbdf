using System.Collections.Concurrent;
using System.Net;
using Hotline.Tests.Kit;

namespace Hotline.Tests.Data;

/// <summary>Somebody with a plain browser who appeals and adds to it again and again, and who sends a form once more whenever no answer comes, as people do.</summary>
internal sealed class ChaosCitizen(LiveSite site, int seat, ChaosTide tide) : IDisposable
{
    private const int mostTries = 60;

    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), PooledConnectionLifetime = TimeSpan.FromSeconds(30) })
    {
        BaseAddress = new Uri(site.Address), Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>Acknowledged appeals: what was written, and the number it was told.</summary>
    public Dictionary<string, string> Appeals { get; } = [];

    /// <summary>Acknowledged additions: what was written, and to which number.</summary>
    public Dictionary<string, string> Additions { get; } = [];

    /// <summary>Answers that nobody should ever get.</summary>
    public ConcurrentQueue<string> Scandals { get; } = new();

    /// <summary>Goes on until the tide is over; what was begun is brought to its end.</summary>
    public async Task Live()
    {
        var browser = new Browser(client);
        for (var i = 0; !tide.Over; i++)
        {
            var (appeal, addition) = ($"第 {seat} 号第 {i} 次：楼下烧烤摊占道，油烟很大。", $"第 {seat} 号第 {i} 次补充：今晚又多了两档。");
            await Until(browser, () => browser.Go("/zh-CN/submit"), () => browser.Page.QuerySelector("[name='Form.Once']") is not null);
            await Until(browser, () => browser.Submit("form:has([value=submit])", Fields(appeal, i)), () => Shown(browser, ".number") is not null);
            var (number, code) = (Shown(browser, ".number")!, Shown(browser, ".code")!);
            Appeals.Add(appeal, number);
            tide.Acknowledged();

            await Until(browser, () => Leave(browser), () => browser.Page.QuerySelector("form:has([value=open])") is not null);
            await Until(browser, () => browser.Submit("form:has([value=open])", ("Form.Number", number), ("Form.Code", code)), () => browser.Text.Contains(number, StringComparison.Ordinal));
            await Until(browser, () => browser.Go("/zh-CN/status/add"), () => browser.Page.QuerySelector("form:has([value=add])") is not null);
            await Until(browser, () => browser.Submit("form:has([value=add])", ("Form.Text", addition)), () => browser.At == "/zh-CN/status?done=added");
            Additions.Add(addition, number);
            tide.Acknowledged();
        }
    }

    public void Dispose() => client.Dispose();

    private static string? Shown(Browser browser, string what) => browser.Page.QuerySelector($".receipt {what}")?.TextContent;

    // From the last ticket to the form that opens the next.
    private static async Task Leave(Browser browser)
    {
        await browser.Go("/zh-CN/status");
        if (browser.Page.QuerySelector("form[action$=leave]") is not null)
        {
            await browser.Submit("form[action$=leave]");
        }
    }

    private (string, string)[] Fields(string appeal, int i) =>
    [
        ("Form.Type", "Complaint"), ("Form.Title", "夜市占道"), ("Form.Text", appeal), ("Form.Phone", $"137{seat:000}{i:00000}"), ("Form.Consent", "true"),
    ];

    private async Task Until(Browser browser, Func<Task> act, Func<bool> done)
    {
        for (var tries = 0; tries < mostTries; tries++)
        {
            await tide.Up;
            try
            {
                await act();
                if (done())
                {
                    return;
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
            {
                // The server died in the middle; whether it had done it nobody knows. Once more, then.
                continue;
            }

            if ((int)browser.Status >= 500 || browser.Text.Contains("   at ", StringComparison.Ordinal))
            {
                Scandals.Enqueue($"{browser.At}: {browser.Status} {browser.Text}");
            }
        }

        throw new InvalidOperationException($"Citizen {seat} gets no further at {browser.At}: {browser.Status} {browser.Text}\n{site.Said()}");
    }
}

/// <summary>Whether the server is there, how much it has acknowledged, and whether it is enough.</summary>
internal sealed class ChaosTide
{
    private readonly Lock turn = new();
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int missing = int.MaxValue;

    /// <summary>Ends when the server is there.</summary>
    public Task Up
    {
        get
        {
            lock (turn)
            {
                return up.Task;
            }
        }
    }

    /// <summary>Nobody begins anything new.</summary>
    public bool Over { get; private set; }

    /// <summary>Hears of everything acknowledged.</summary>
    public Action Told { get; set; } = () => { };

    /// <summary>The server is there again.</summary>
    public void Rise()
    {
        lock (turn)
        {
            up.TrySetResult();
        }
    }

    /// <summary>The server is about to go.</summary>
    public void Fall()
    {
        lock (turn)
        {
            up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Something was acknowledged.</summary>
    public void Acknowledged()
    {
        lock (turn)
        {
            if (--missing == 0)
            {
                enough.TrySetResult();
            }
        }

        Told();
    }

    /// <summary>Ends when so much more has been acknowledged.</summary>
    public Task After(int acknowledgements)
    {
        lock (turn)
        {
            (missing, enough) = (acknowledgements, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return enough.Task;
        }
    }

    /// <summary>It is enough.</summary>
    public void End() => Over = true;
}
