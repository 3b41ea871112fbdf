using Bunit;
using Hotline.Domain.Identity;
using Hotline.Tests.Dispatch;
using Hotline.Tests.Kit;
using Hotline.Web.Routing;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class RoutingPageTests
{
    [Fact]
    public async Task By_default_the_page_says_that_people_dispatch_everything()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<RoutingPage>();
        page.WaitForElement("table.auto-dispatch tbody tr");
        Assert.Contains("没有任何事项启用自动派单", page.Markup, StringComparison.Ordinal);
        Assert.Equal("0.85", page.Find("#precision").GetAttribute("value"));
        Assert.Contains("的诉求够得上", page.Find("#precision-means").TextContent, StringComparison.Ordinal);
        Assert.Equal(30, page.FindAll("table.auto-dispatch tbody tr").Count);
    }

    [Fact]
    public async Task A_category_is_enabled_with_a_reason_and_stands_first()
    {
        await using var house = await House.Open();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<RoutingPage>();
        page.WaitForElement("table.auto-dispatch tbody tr:nth-child(5) button").Click();
        page.WaitForElement("#auto-floor").Input("0.3");
        page.Find(".panel form").Submit();
        page.WaitForAssertion(() => Assert.Contains("0.90 到 0.999", page.Find("#auto-floor-error").TextContent, StringComparison.Ordinal));
        Assert.Contains("请写明原因", page.Find("#auto-reason-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.3", page.Find("#auto-floor").GetAttribute("value"));
        page.Find("#auto-floor").Input("95%");
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#auto-means").TextContent.Trim()));
        page.Find("#auto-reason").Input("试点三个月");
        page.Find(".panel form").Submit();
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        var first = page.Find("table.auto-dispatch tbody tr").TextContent;
        Assert.Contains("2026-11-23 起启用", first, StringComparison.Ordinal);
        Assert.Contains("试点三个月", first, StringComparison.Ordinal);
        Assert.Single(house.City.Routing.AutoDispatch);
    }

    [Fact]
    public async Task A_category_is_disabled_with_a_reason()
    {
        await using var house = await House.Open();
        await Machine.Allow(house, "0105");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<RoutingPage>();
        page.WaitForElement("table.auto-dispatch tbody tr button").Click();
        page.WaitForElement("#disable-reason").Input("先停一停");
        page.Find("#auto-disable").Submit();
        page.WaitForAssertion(() => Assert.Contains("没有任何事项启用自动派单", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_precision_is_explained_while_it_is_typed_and_then_kept()
    {
        await using var house = await House.Open();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var screen = new Screen(house, house.As(Role.SystemAdministrator));
        var page = screen.Context.Render<RoutingPage>();
        var before = page.WaitForElement("#precision-means").TextContent;
        page.Find("#precision").Input("0.98");
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find("#precision-means").TextContent));
        page.Find("#precision-reason").Input("试行");
        page.Find("form.work-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(0.98, house.City.Routing.ProposePrecision);
    }
}
