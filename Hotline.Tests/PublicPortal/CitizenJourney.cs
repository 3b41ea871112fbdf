using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>A citizen tells, with a photograph, follows, adds, and reads what the city publishes: in three languages, with and without scripts, on a telephone and at a desk.</summary>
[Collection(Journeys.Name)]
public sealed class CitizenJourney(CitizenJourney.Site site) : IClassFixture<CitizenJourney.Site>
{
    private static readonly string[] reading = ["", "knowledge", "replies", "figures", "departments", "departments/urban-management", "ratings/2026", "commitments", "complain", "privacy", "accessibility", "sitemap"];

    /// <summary>A site of its own: a dozen citizens behind one address send more than one may.</summary>
    public sealed class Site : IAsyncLifetime
    {
        /// <summary>Where it is.</summary>
        public LiveSite Live { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync() => Live = await LiveSite.Start(new Dictionary<string, string?> { ["HOTLINE__PUBLIC__POSTSPERWINDOW"] = "1000" });

        /// <inheritdoc/>
        public async Task DisposeAsync() => await Live.DisposeAsync();
    }

    public static TheoryData<string, bool, int> Everybody()
    {
        var all = new TheoryData<string, bool, int>();
        foreach (var culture in new[] { "zh-CN", "en-US", "ja-JP" })
        {
            foreach (var (script, width) in new[] { (true, 390), (true, 1366), (false, 390), (false, 1366) })
            {
                all.Add(culture, script, width);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task A_citizen_tells_follows_adds_and_reads(string culture, bool script, int width)
    {
        var name = $"citizen-{culture}-{(script ? "script" : "plain")}-{width}";
        await using var visit = await Chromium.Visit(site.Live, script, width);
        var page = visit.Page;
        async Task Look(string what)
        {
            // Half a page is no page: what is looked at has loaded.
            await page.WaitForLoadStateAsync(LoadState.Load);
            await visit.Picture($"{name}-{what}");
            if (script)
            {
                await Axe.MustBeClean(page);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than {width} pixels");
            }
        }

        await page.GotoAsync($"/{culture}");
        await page.Locator($"main a[href='/{culture}/submit']").ClickAsync();
        await page.CheckAsync("input[name='Form.Type'][value=Complaint]");
        await page.FillAsync("#f-Title", $"路灯不亮（{name}）");
        await page.FillAsync("#f-Text", "江畔路三号杆路灯坏了一周，晚上看不清路面，老人摔过一次。");
        await page.SetInputFilesAsync("#f-Photo", new FilePayload { Name = "路灯.jpg", MimeType = "image/jpeg", Buffer = Photos.Jpeg(6, "2026:11:22 20:15:00") });
        await page.Locator("form:has(#f-Title) button[type=submit]").ClickAsync();
        // No telephone, no consent: said at the fields, and nothing is lost, the photograph neither.
        await page.Locator("#errors").WaitForAsync();
        await Assertions.Expect(page.Locator("input[name='Form.Photos']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#f-Text")).ToHaveValueAsync("江畔路三号杆路灯坏了一周，晚上看不清路面，老人摔过一次。");
        await Look("mistakes");
        await page.FillAsync("#f-Phone", "13800001234");
        await page.CheckAsync("#f-Consent");
        await page.Locator("form:has(#f-Title) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync($"**/{culture}/receipt");
        var (number, code) = (await page.Locator(".number").InnerTextAsync(), await page.Locator(".code").InnerTextAsync());
        await Look("receipt");

        await page.GotoAsync($"/{culture}/status");
        await page.FillAsync("#open-Number", number);
        await page.FillAsync("#open-Code", code);
        await page.Locator("form:has(#open-Number) button[type=submit]").ClickAsync();
        await page.Locator(".progress").WaitForAsync();
        await Look("status");
        await page.Locator($"a[href='/{culture}/status/add']").ClickAsync();
        await page.FillAsync("#add-Text", "昨晚又有人绊倒。");
        await page.SetInputFilesAsync("#add-Photo", new FilePayload { Name = "b.png", MimeType = "image/png", Buffer = Photos.Png() });
        await Look("add");
        await page.Locator("form:has(#add-Text) button[type=submit]").ClickAsync();
        await page.Locator(".notice.done").WaitForAsync();
        await page.GotoAsync($"/{culture}/status/withdraw");
        await Look("withdraw");

        foreach (var read in reading)
        {
            await page.GotoAsync($"/{culture}/{read}");
            // The machine reads these on a telephone; at a desk in the long run, where the words are the same and the room is larger.
            if (script && width > 390 && !Thorough.Asked)
            {
                continue;
            }

            await Look(read.Length == 0 ? "home" : read.Replace('/', '-'));
        }

        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    [InlineData("ja-JP")]
    public async Task Four_times_as_large_everything_is_still_there(string culture)
    {
        // 1280 pixels at 400 % are 320.
        await using var visit = await Chromium.Visit(site.Live, width: 320);
        foreach (var read in reading.Append("submit").Append("status"))
        {
            await visit.Page.GotoAsync($"/{culture}/{read}");
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{visit.Page.Url} is wider than 320 pixels");
        }
    }

    [Fact]
    public async Task The_form_is_filled_in_by_keyboard_and_what_was_not_sent_is_still_there_tomorrow()
    {
        await using var visit = await Chromium.Visit(site.Live, width: 390);
        var page = visit.Page;
        await page.GotoAsync("/zh-CN/submit");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Form.Type", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.InsertTextAsync("井盖松动");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.InsertTextAsync("夜里车压过去响得厉害");
        await page.GotoAsync("/zh-CN");
        await page.GotoAsync("/zh-CN/submit");
        Assert.Equal(("井盖松动", "夜里车压过去响得厉害"), (await page.InputValueAsync("#f-Title"), await page.InputValueAsync("#f-Text")));
        await Assertions.Expect(page.Locator("[data-draft]")).ToBeVisibleAsync();
        await page.Locator("[data-draft-drop]").ClickAsync();
        await page.ReloadAsync();
        Assert.Equal("", await page.InputValueAsync("#f-Title"));
        Assert.Empty(visit.Errors);
    }
}
