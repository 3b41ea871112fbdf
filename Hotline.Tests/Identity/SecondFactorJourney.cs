using Hotline.Domain.Identity;
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

    [Fact]
    public async Task The_bound_page_and_the_page_that_asks_for_a_code_are_accessible()
    {
        await using (var visit = await Chromium.SignIn(site.Live, "shenji", "/second-factor"))
        {
            await visit.Page.Locator("form:has(input[value='begin-factor']) button").ClickAsync();
            var secret = (await visit.Page.Locator(".secret-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
            await visit.Page.FillAsync("[name='Form.Code']", TimedCode.At(Base32.Read(secret), TimedCode.StepAt(TimeProvider.System.GetUtcNow())));
            await visit.Page.Locator("form:has(input[value='bind-factor']) button").ClickAsync();
            await visit.Shows(".recovery code");
            await Axe.MustBeClean(visit.Page);
            await visit.Page.GotoAsync("/second-factor");
            await visit.Shows("form:has(input[value='renew-codes'])");
            await Axe.MustBeClean(visit.Page);
            await visit.Picture("second-factor-bound");
            Assert.Empty(visit.Errors);
        }

        await using var next = await Chromium.Visit(site.Live, width: 390);
        await next.Page.GotoAsync("/sign-in?as=shenji");
        await next.Page.Locator(".entry-card button.primary").ClickAsync();
        await next.Page.WaitForURLAsync(url => url.EndsWith("/sign-in/code", StringComparison.Ordinal));
        await next.Shows("#code-hint");
        Assert.True(await next.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Axe.MustBeClean(next.Page);
        await next.Picture("sign-in-code");
        Assert.Empty(next.Errors);
    }
}
