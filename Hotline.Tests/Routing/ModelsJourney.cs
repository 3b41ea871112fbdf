using Hotline.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Hotline.Tests.Routing;

/// <summary>A new model trained from the page of the running server, beside its other work.</summary>
[Collection(Journeys.Name)]
public sealed class ModelsJourney(Journeys.Site site)
{
    private const float patience = 180_000; // milliseconds: two real training runs on a busy machine

    [Fact]
    public async Task An_administrator_trains_a_model_and_finds_the_contest_in_the_history()
    {
        await using var visit = await Chromium.SignIn(site.Live, "xitong", "/console/admin/models");
        var page = visit.Page;
        var rows = page.Locator(".models-history tbody tr");
        await Assertions.Expect(rows.First).ToBeVisibleAsync();
        await Axe.MustBeClean(page);
        var before = await rows.CountAsync();
        await page.Locator("section[aria-labelledby='retrain-box'] button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("progress")).ToBeVisibleAsync();
        await visit.Picture("models-training");
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1, new() { Timeout = patience });
        await Assertions.Expect(page.Locator("progress")).ToHaveCountAsync(0);
        await Axe.MustBeClean(page);
        await visit.Picture("models");
        Assert.Empty(visit.Errors);
    }
}
