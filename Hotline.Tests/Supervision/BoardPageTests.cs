using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Tests.Kit;
using Hotline.Web.Intake;
using Hotline.Web.Supervision;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Supervision;

public sealed class BoardPageTests
{
    [Fact]
    public async Task An_empty_city_shows_noughts_and_says_that_all_is_well()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<SupervisionPage>();
        page.WaitForElement(".figures");
        Assert.Equal(10, page.FindAll(".figures a.zero").Count);
        Assert.Contains("没有超期的工单", page.Markup, StringComparison.Ordinal);
        Assert.Contains("没有要提醒的工单", page.Markup, StringComparison.Ordinal);
        Assert.Equal("14 天共 0 次，最多的一天 0 次；每天的数字在下面的表里。", page.Find("#warnings-desc").TextContent);
    }

    [Fact]
    public async Task Every_figure_is_a_way_to_its_tickets()
    {
        await using var house = await House.Open();
        var city = await Boards.Of(house);
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<SupervisionPage>();
        var red = page.WaitForElement(".figures a.figure-red.some");
        Assert.Equal("2", red.QuerySelector("strong")!.TextContent);
        Assert.Equal(["2", "1"], page.FindAll("#lights tbody tr").Take(3).SelectMany(r => r.QuerySelectorAll("td.sum a")).Select(a => a.TextContent));
        var first = page.FindAll("#overdue-map tbody tr")[0];
        Assert.Equal(house.City.UnitName(new("environment")), first.QuerySelector("th")!.TextContent);
        Assert.Equal("heat-4", first.QuerySelector("td[class*=heat]")!.ClassList.Last());

        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo(red.GetAttribute("href")!);
        var list = screen.Context.Render<SupervisedTicketsPage>();
        Assert.Equal(2, list.WaitForElements("table.tickets tbody tr").Count);
        Assert.Contains(city.Red.ToString(), list.Markup, StringComparison.Ordinal);
        list.FindAll("select").Single(s => s.QuerySelector("option[value=none]") is not null).Change("none");
        Assert.EndsWith("light=none", screen.Context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_or_one_click_urges_and_the_line_says_so()
    {
        await using var house = await House.Open();
        var city = await Boards.Of(house);
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<MorningPage>();
        var row = page.WaitForElement("table.morning tbody tr");
        Assert.Equal(["今天 17:30 到期，还没有答复", "到单位已 21 天"], row.QuerySelectorAll(".reasons li").Select(l => l.TextContent));
        Assert.Equal(["明天 17:30 前必须签收，还没有签收", "承办单位还没有联系诉求人"], page.FindAll("table.morning tbody tr")[1].QuerySelectorAll(".reasons li").Select(l => l.TextContent));
        Assert.Equal(house.City.Unit(new("urban-management"))!.Phone, row.QuerySelector("a.phone")!.TextContent);
        row.KeyDown(new KeyboardEventArgs { Key = "u" });
        Assert.Equal(city.Today, Assert.IsType<UrgeTicket>(Assert.Single(screen.Sent)).Number);
        page.WaitForAssertion(() => Assert.Contains("09:00 已催办", page.FindAll("table.morning tbody tr")[1].TextContent, StringComparison.Ordinal));
        page.FindAll("table.morning button").Single().Click();
        Assert.Equal(2, screen.Sent.Count);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("table.morning button")));
    }

    [Fact]
    public async Task A_colleague_who_was_faster_is_named_and_nothing_is_urged_twice()
    {
        await using var house = await House.Open();
        var city = await Boards.Of(house);
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<MorningPage>();
        page.WaitForElement("table.morning button");
        screen.Meanwhile = async () => await house.As(Role.Operator).Run(new UrgeTicket { Number = city.Today, Version = await city.Version(city.Today) });
        page.FindAll("table.morning button")[0].Click();
        page.WaitForAssertion(() => Assert.Contains(city.Today.ToString(), page.Find(".notice.error").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, (await house.Ticket(city.Today)).Urged);
    }

    [Fact]
    public async Task The_wall_shows_figures_units_and_its_time_and_nobodys_matter()
    {
        await using var house = await House.Open();
        await Boards.Of(house);
        await using var screen = new Screen(house, house.As(Role.Leader));
        var page = screen.Context.Render<WallPage>();
        Assert.Equal(["2", "0", "1"], page.WaitForElement(".wall-lights").QuerySelectorAll("strong").Select(s => s.TextContent));
        Assert.Equal("09:00", page.Find("time.read").TextContent);
        Assert.Equal("数据停在 09:00，正在重新连接", page.Find(".wall-stale[hidden]").TextContent);
        Assert.Equal(2, page.FindAll(".wall-units li").Count);
        Assert.DoesNotContain(Given.Appeal().Title, page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a, button"));
    }

    [Fact]
    public async Task A_unit_without_orders_is_told_so_and_a_supervisor_finds_suggestions_with_reasons()
    {
        await using var house = await House.Open();
        await Boards.Of(house);
        await using var unit = new Screen(house, house.As(Role.Liaison, "urban-management"));
        unit.Context.Render<OwnOrdersPage>().WaitForElement("p.empty");
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<SuggestedPage>();
        Assert.Equal(2, page.WaitForElements("table.tickets tbody tr").Count);
        Assert.Contains("逾期未办", page.Markup, StringComparison.Ordinal);
        Assert.Contains("在单位亮红灯、催办满 3 次、并入满 3 件、转手满 2 次、第 2 次不满意（30 天内）", page.Markup, StringComparison.Ordinal);
        var cards = screen.Context.Render<CardsPage>();
        Assert.Equal(3, cards.WaitForElements("table.cards tbody tr").Count);
        screen.Context.Render<OrdersPage>().WaitForElement("p.empty");
    }
}
