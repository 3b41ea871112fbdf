using System.Net;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Microsoft.Extensions.Configuration;
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
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.Client.GetAsync("/console/awake")).StatusCode);
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        await browser.Go("/console/intake");
        Assert.StartsWith("/sign-in", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circuit_is_idle_when_nobody_did_anything_for_as_long_as_the_city_says()
    {
        var clock = new TestClock(nine);
        var activity = new CircuitActivity(clock, Settings("10"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(activity.Idle);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(activity.Idle);
        activity.Stir();
        Assert.False(activity.Idle);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("721")]
    [InlineData("half an hour")]
    public void A_wrong_setting_is_named(string text) =>
        Assert.Contains("Hotline:Session:IdleMinutes", Assert.Throws<InvalidDataException>(() => Settings(text)).Message, StringComparison.Ordinal);

    private static SessionSettings Settings(string minutes) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Session:IdleMinutes", minutes)]).Build());
}
