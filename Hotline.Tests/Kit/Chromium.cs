using Hotline.Web.Identity;
using Microsoft.Playwright;

namespace Hotline.Tests.Kit;

/// <summary>Debian's Chromium, one for the whole run; every test gets a fresh profile in it.</summary>
public static class Chromium
{
    private static readonly string[] flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<IBrowser>> one = new(Launch);

    /// <summary>Somebody with a browser at this site; closes when disposed.</summary>
    /// <param name="site">Where.</param>
    /// <param name="javaScript">Off: pages must work all the same where citizens are served.</param>
    /// <param name="width">Pixels; 390 is a telephone.</param>
    public static async Task<Visit> Visit(LiveSite site, bool javaScript = true, int width = 1366)
    {
        var context = await (await one.Value).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address,
            JavaScriptEnabled = javaScript,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>A demo account, signed in through the form, on a page of the console.</summary>
    public static async Task<Visit> SignIn(LiveSite site, string account, string path)
    {
        var visit = await Visit(site);
        await visit.Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await visit.Page.FillAsync("input[name='Form.Name']", account);
        await visit.Page.FillAsync("input[name='Form.Password']", DemoAccounts.Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.Contains(path, StringComparison.Ordinal));
        await visit.Page.Locator("main h1").WaitForAsync();
        return visit;
    }

    private static async Task<IBrowser> Launch()
    {
        var path = Environment.GetEnvironmentVariable("HOTLINE_CHROMIUM") is { Length: > 0 } chosen ? chosen : "/usr/bin/chromium";
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("Browser journeys need Chromium: ./test.sh installs it, or HOTLINE_CHROMIUM says where it is.", path);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = flags });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}

/// <summary>One person's browser, with nothing in it from anybody before.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What scripts complained about; a good journey leaves it empty.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Waits until the page shows this; when it never does, says what the page shows instead.</summary>
    public async Task Shows(string selector)
    {
        try
        {
            await Page.Locator(selector).First.WaitForAsync();
        }
        catch (TimeoutException never)
        {
            throw new TimeoutException($"{Page.Url} never showed {selector}, but:\n{await Page.InnerTextAsync("body")}\n{string.Join('\n', errors)}", never);
        }
    }

    /// <summary>Keeps a picture in artifacts/screenshots when HOTLINE_SCREENSHOTS=1.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_SCREENSHOTS") == "1")
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.At("artifacts", "screenshots", $"{name}.png"), FullPage = true });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
