using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Identity;

[Collection(Journeys.Name)]
public sealed class SecondFactorJourney(Journeys.Site site)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_page_that_binds_is_accessible_and_fits(int width)
    {
        await using var visit = await Chromium.Visit(site.Live, width: width);
        await visit.Page.GotoAsync("/sign-in?as=zhishi&returnUrl=%2Fsecond-factor");
        await visit.Page.Locator(".entry-card button.primary").ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/second-factor", StringComparison.Ordinal));
        await visit.Page.Locator("form:has(input[value='begin-factor']) button").ClickAsync();
        await visit.Page.Locator("svg.qr").WaitForAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Axe.MustBeClean(visit.Page);
        await visit.Picture($"second-factor-{width}");
        Assert.Empty(visit.Errors);
    }
}
