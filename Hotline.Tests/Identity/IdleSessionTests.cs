using System.Net;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class IdleSessionTests
{
    private static readonly DateTimeOffset nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_session_ends_half_an_hour_after_the_last_sign_of_life_and_not_before()
    {
        var clock = new TestClock(nine);
        await using var site = new Site(clock: clock);
        var browser = await site.SignedIn("huawu");
        var presence = site.Services.GetRequiredService<Presence>();
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.Client.GetAsync("/console/awake")).StatusCode);
            Assert.False(presence.Gone("huawu"));
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.True(presence.Gone("huawu"));
        await browser.Go("/console/intake");
        Assert.StartsWith("/sign-in", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_is_gone_when_it_was_not_heard_of_for_as_long_as_the_city_says()
    {
        var clock = new TestClock(nine);
        var presence = new Presence(clock, Settings("10"));
        Assert.False(presence.Gone("huawu"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(presence.Gone("huawu"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(presence.Gone("huawu"));
        presence.Stir("huawu");
        Assert.False(presence.Gone("huawu"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("721")]
    [InlineData("half an hour")]
    public void A_wrong_setting_is_named(string text) =>
        Assert.Contains("Hotline:Session:IdleMinutes", Assert.Throws<InvalidDataException>(() => Settings(text)).Message, StringComparison.Ordinal);

    private static SessionSettings Settings(string minutes) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Session:IdleMinutes", minutes)]).Build());
}
