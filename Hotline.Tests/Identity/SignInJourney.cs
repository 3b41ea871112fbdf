using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Identity;

[Collection(Journeys.Name)]
public sealed class SignInJourney(Journeys.Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Staff_reach_the_sign_in_page_with_and_without_scripts(bool javaScript)
    {
        await using var visit = await Chromium.Visit(site.Live, javaScript);
        var answer = await visit.Page.GotoAsync("/sign-in");
        Assert.Equal(200, answer!.Status);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        Assert.Equal(1, await visit.Page.Locator("input[type=password]").CountAsync());
        await visit.Picture($"sign-in{(javaScript ? "" : "-without-scripts")}");
        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task The_sign_in_page_is_accessible(int width)
    {
        await using var visit = await Chromium.Visit(site.Live, width: width);
        await visit.Page.GotoAsync("/sign-in");
        await Axe.MustBeClean(visit.Page);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_from_the_console_to_the_sign_in_page()
    {
        await using var visit = await Chromium.Visit(site.Live);
        await visit.Page.GotoAsync("/console/dispatch");
        await visit.Page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
