using System.Reflection;
using Hotline.Tests.Kit;
using Hotline.Tests.PublicPortal;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Hotline.Tests.Shell;

/// <summary>Anybody may type anything behind the question mark of an address.</summary>
public sealed class AddressTextTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("007", 7)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData(" 2", null)]
    [InlineData("99999999999", null)]
    [InlineData("1' OR '1'='1", null)]
    public void A_number_is_a_number_or_was_not_said(string? text, int? number)
    {
        Assert.Equal(number, AddressText.Number(text));
        Assert.Equal(text == "99999999999" ? 99999999999 : number, AddressText.Id(text));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("1", null)]
    [InlineData("ja", null)]
    [InlineData(null, null)]
    public void A_tick_is_a_tick_or_was_not_said(string? text, bool? tick) => Assert.Equal(tick, AddressText.YesOrNo(text));

    [Theory]
    [InlineData("/zh-CN/knowledge?page=x")]
    [InlineData("/en-US/knowledge?page=-1&category=%27")]
    [InlineData("/ja-JP/replies?page=99999999999999999999")]
    [InlineData("/zh-CN/replies?page=2147483647&unit=x&category=x")]
    [InlineData("/zh-CN/figures?month=x")]
    public async Task A_page_shows_its_first_page_for_nonsense(string address)
    {
        await using var portal = new PortalSite();
        var browser = portal.Browse();
        await browser.Go(address);
        Assert.Equal((System.Net.HttpStatusCode.OK, address), (browser.Status, browser.At));
    }

    // The framework answers an error where a number cannot be read, so no page leaves the reading to it.
    [Fact]
    public void Every_page_takes_its_address_as_text()
    {
        Found.None(typeof(Web.Shell.AddressText).Assembly.GetTypes().SelectMany(ReadByTheFramework));
        Assert.Single(ReadByTheFramework(typeof(Specimen)));
    }

    private static IEnumerable<string> ReadByTheFramework(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null && p.PropertyType != typeof(string) && p.PropertyType != typeof(string[]))
            .Select(p => $"{type.Name}.{p.Name} is a {p.PropertyType.Name}: take the text and read it with AddressText");

    private sealed class Specimen : ComponentBase
    {
        [SupplyParameterFromQuery]
        public int? Page { get; set; }
    }
}
