using System.Net;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>The kit itself: a killed site comes back on the same store and port.</summary>
[Collection(Journeys.Name)]
public sealed class LiveSiteJourney
{
    [Fact]
    public async Task A_killed_site_comes_back_on_its_store()
    {
        await using var site = await LiveSite.Start();
        var address = site.Address;
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
        site.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health"));
        await site.Start();
        Assert.Equal(address, site.Address);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
    }
}
