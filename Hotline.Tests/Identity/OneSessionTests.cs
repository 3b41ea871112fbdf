using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Dispatch;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class OneSessionTests
{
    private static readonly Dictionary<string, string?> one = new() { ["Hotline:Session:OnePerAccount"] = "true" };
    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_newer_sign_in_ends_the_older_session_and_its_page_says_why(bool soon)
    {
        await using var site = new Site(clock: clock, settings: one);
        var here = await site.SignedIn("paidan");
        await here.Go("/console/dispatch");
        Assert.Equal("/console/dispatch", here.At);
        var there = await site.SignedIn("paidan");
        // An open page is led to the sign-in page within half a minute; whoever opens one later is led there by the server.
        clock.Advance(TimeSpan.FromMinutes(soon ? 0 : 2));
        await here.Go(soon ? "/sign-in" : "/console/dispatch");
        Assert.StartsWith("/sign-in", here.At, StringComparison.Ordinal);
        Assert.Contains("在另一台电脑或浏览器上登录", here.Text, StringComparison.Ordinal);
        await there.Go("/console/dispatch");
        Assert.Equal("/console/dispatch", there.At);

        // Who is here after all signs in again, which now ends the other.
        await here.Submit("form[method=post]", ("Form.Name", "paidan"), ("Form.Password", DemoAccounts.Password));
        Assert.StartsWith("/console", here.At, StringComparison.Ordinal);
        await there.Go("/sign-in");
        Assert.Contains("在另一台电脑或浏览器上登录", there.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_both_sessions_go_on_and_a_session_that_ended_otherwise_says_nothing_of_it()
    {
        await using var site = new Site(clock: clock);
        var (here, there) = (await site.SignedIn("paidan"), await site.SignedIn("paidan"));
        clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var browser in new[] { here, there })
        {
            await browser.Go("/console/dispatch");
            Assert.Equal("/console/dispatch", browser.At);
        }

        clock.Advance(TimeSpan.FromHours(1));
        await here.Go("/console/dispatch");
        Assert.StartsWith("/sign-in", here.At, StringComparison.Ordinal);
        Assert.DoesNotContain("在另一台电脑", here.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_session_has_no_power_at_its_next_request_and_a_half_way_sign_in_ends_nothing()
    {
        await using var house = await House.Open(one);
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(EntryResult.Wrong, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: false))).Value!.Result);
        Assert.True((await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Ok);
        Assert.Equal(EntryResult.Entered, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
        Assert.Equal(OutcomeKind.Forbidden, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Kind);

        var audit = house.As(Role.AuditAdministrator);
        Assert.Equal(EntryResult.CodeDue, (await house.Citizen.Run(new SignIn(audit.Account.UserName!, Matched: true))).Value!.Result);
        Assert.True((await audit.Ask(new Web.Audit.AuditTrailList())).Ok);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    public void A_wrong_setting_is_named(string text) =>
        Assert.Contains("Hotline:Session:OnePerAccount", Assert.Throws<InvalidDataException>(() => new SessionSettings(
            new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Session:OnePerAccount", text)]).Build())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("system", false)]
    [InlineData("citizen", false)]
    [InlineData("system\n", false)]
    [InlineData("chen\n", false)]
    [InlineData("systems", true)]
    [InlineData("sys-admin", true)]
    [InlineData("citizen.chen", true)]
    public void No_account_is_called_like_the_system_or_like_citizens(string name, bool right) => Assert.Equal(right, Names.LooksRight(name));
}
