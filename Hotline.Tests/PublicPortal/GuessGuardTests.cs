using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Hotline.Tests.PublicPortal;

public sealed class GuessGuardTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void The_window_slides()
    {
        var guard = Guard(perNumber: 2, perAddress: 100);
        guard.Enter("1.1.1.1", "a");
        clock.Advance(TimeSpan.FromMinutes(10));
        guard.Enter("1.1.1.1", "a");
        Assert.Throws<TooMany>(() => guard.Enter("1.1.1.1", "a"));
        clock.Advance(TimeSpan.FromMinutes(5));
        guard.Enter("1.1.1.1", "a");
        Assert.Throws<TooMany>(() => guard.Enter("1.1.1.1", "a"));
    }

    [Fact]
    public void Being_stopped_does_not_make_the_wait_longer()
    {
        var guard = Guard(perNumber: 1, perAddress: 100);
        guard.Enter("1.1.1.1", "a");
        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Throws<TooMany>(() => guard.Enter("1.1.1.1", "a"));
        clock.Advance(TimeSpan.FromMinutes(1));
        guard.Enter("1.1.1.1", "a");
    }

    [Fact]
    public void A_right_code_does_not_count_but_wrong_ones_before_it_do()
    {
        var guard = Guard(perNumber: 2, perAddress: 100);
        guard.Enter("1.1.1.1", "a");
        guard.Forgive(guard.Enter("1.1.1.1", "a"));
        guard.Enter("1.1.1.1", "a");
        Assert.Throws<TooMany>(() => guard.Enter("1.1.1.1", "a"));
    }

    [Fact]
    public void Addresses_of_one_IPv6_network_are_one()
    {
        var guard = Guard(perNumber: 100, perAddress: 1);
        guard.Enter("2001:db8:1:2::1", "a");
        Assert.Throws<TooMany>(() => guard.Enter("2001:db8:1:2:3::9", "b"));
        guard.Enter("2001:db8:1:3::1", "b");
    }

    private GuessGuard Guard(int perNumber, int perAddress) => new(clock, new ConfigurationBuilder().AddInMemoryCollection(
        [new("Hotline:Public:WrongPerNumber", $"{perNumber}"), new("Hotline:Public:WrongPerAddress", $"{perAddress}")]).Build());
}
