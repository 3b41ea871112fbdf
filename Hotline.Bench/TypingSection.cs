using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Web.Identity;
using Microsoft.Playwright;

namespace Hotline.Bench;

/// <summary>The whole way in a real browser: from the last key, over the pause and the circuit, to the advice on the screen.</summary>
internal sealed partial class TypingSection : ISection
{
    private const int mostRounds = 3;
    private const int allowed = 150;

    // The panel repeats the words it read, so one sees for which words it is. The frame after the change, and what follows it: then it has been painted.
    private const string stopwatch = """
        let lastKey = 0;
        addEventListener("input", () => lastKey = performance.now(), true);
        const bare = text => text.replace(/\s+/g, "");
        window.expectAdvice = words => {
          window.adviceShown = new Promise(resolve => {
            const observer = new MutationObserver(() => {
              if (bare([...document.querySelectorAll(".intake-side .marked")].map(m => m.textContent).join("")) !== bare(words)) { return; }
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - lastKey)));
            });
            observer.observe(document.querySelector("main"), { childList: true, characterData: true, subtree: true });
          });
        };
        """;

    private static readonly string[] flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public string Name => "typing";

    public string Title => "浏览器中输入时的建议";

    public async Task Measure(Plan plan, Findings findings)
    {
        if (!File.Exists(plan.Chromium))
        {
            findings.Say($"没有浏览器（{plan.Chromium}），未测；请安装 chromium，或以 HOTLINE_CHROMIUM 指明位置");
            return;
        }

        plan.Progress("启动产品和浏览器");
        await using var product = await ProductAlive.Start(plan);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = plan.Chromium, Headless = true, Args = flags });
        var page = await browser.NewPageAsync(new() { BaseURL = product.Address, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = 1366, Height = 900 } });
        await page.AddInitScriptAsync(stopwatch);
        await SignIn(page);
        var pause = await Pause(page);

        var typed = Keystrokes.Of(plan.Data, plan.Pauses);
        var rounds = new List<IReadOnlyList<double>>();
        for (var round = 0; round <= Math.Min(plan.Rounds, mostRounds); round++)
        {
            plan.Progress(round == 0 ? "预热" : $"第 {round} 轮，{typed.Count} 次停顿");
            rounds.Add(await Round(page, round == 0 ? [.. typed.Take(20)] : typed));
        }

        rounds.RemoveAt(0); // the warm-up
        findings.AddTimes("从最后一键到建议显示", rounds, Aim.Most(pause + allowed));
        findings.AddTimes("其中停顿之后", [.. rounds.Select(r => r.Select(t => t - pause).ToArray())], Aim.Most(allowed));
        findings.Say($"{browser.BrowserType.Name} {browser.Version}；页面在停止输入 {pause} 毫秒后询问；每轮 {typed.Count} 次停顿，计到建议绘出的那一帧之后");
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/sign-in?ReturnUrl=%2Fconsole%2Fintake");
        await page.FillAsync("input[name='Form.Name']", "huawu");
        await page.FillAsync("input[name='Form.Password']", DemoAccounts.Password);
        await page.PressAsync("input[name='Form.Password']", "Enter");
        await page.WaitForURLAsync("**/console/**");
        await page.GotoAsync("/console/intake");
        await page.Locator(".intake-side .advice").WaitForAsync();
    }

    // As the page's own script says it, so that the aim moves with it.
    private static async Task<int> Pause(IPage page)
    {
        var script = await page.EvaluateAsync<string>("() => fetch('/intake.js').then(answer => answer.text())");
        return Settle().Match(script) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new IOException("intake.js 里找不到停顿时间");
    }

    private static async Task<IReadOnlyList<double>> Round(IPage page, IReadOnlyList<Typed> typed)
    {
        var times = new List<double>();
        var before = await Clear(page);
        foreach (var now in typed)
        {
            if (!now.Title.StartsWith(before.Title, StringComparison.Ordinal) || !now.Text.StartsWith(before.Text, StringComparison.Ordinal))
            {
                before = await Clear(page); // the next call
            }

            times.Add(await Type(page, before, now));
            before = now;
        }

        return times;
    }

    private static async Task<Typed> Clear(IPage page)
    {
        await page.FillAsync("#intake-Text", "");
        await page.FillAsync("#intake-Title", "");
        await page.WaitForFunctionAsync("() => document.querySelector('.intake-side .advice') && !document.querySelector('.intake-side .marked')");
        return new Typed("", "");
    }

    // Types what is new at the end of a field, and waits until the advice on the page is the one for just these words.
    private static async Task<double> Type(IPage page, Typed before, Typed now)
    {
        var (field, more) = now.Text == before.Text ? ("Title", now.Title[before.Title.Length..]) : ("Text", now.Text[before.Text.Length..]);
        await page.FocusAsync($"#intake-{field}");
        await page.Keyboard.PressAsync("End");
        await page.EvaluateAsync("words => expectAdvice(words)", now.Title + now.Text);
        await page.Keyboard.TypeAsync(more);
        return await page.EvaluateAsync<double>("() => adviceShown");
    }

    [GeneratedRegex(@"const settle = (\d+)")]
    private static partial Regex Settle();
}
