using AngleSharp.Dom;
using Bunit;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Tests.Kit;
using Hotline.Web.Performance;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Performance;

public sealed class PerformancePageTests
{
    [Fact]
    public async Task An_empty_month_says_what_to_do()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Leader));
        var page = screen.Context.Render<PerformancePage>();
        Assert.Contains("一分钟内会出现在这里", page.WaitForElement("p.empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("svg"));
    }

    [Fact]
    public async Task Every_figure_links_to_its_tickets_and_the_link_leads_to_that_many()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        for (var i = 0; i < 10; i++)
        {
            await months.Answered("environment", level: i < 2 ? 1 : 5, solved: i >= 2);
        }

        await months.Keep();
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        var page = screen.Context.Render<PerformancePage>();
        var row = page.WaitForElement("table.performance tbody tr");
        Assert.Equal(("1", house.City.UnitName(new("environment"))), (row.QuerySelector("td")!.TextContent, row.QuerySelector("th")!.TextContent));
        var cell = row.QuerySelectorAll("td").Single(c => c.QuerySelector("a")?.GetAttribute("href")?.Contains("kpi=solved&part=part", StringComparison.Ordinal) == true);
        Assert.Equal("8/10 = 80.00%", cell.QuerySelector(".figure")!.TextContent);
        Assert.Contains("95% 区间 49.02%—94.33%", cell.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("svg.bars g.bar"));
        Assert.All(page.FindAll("svg"), chart => Assert.All(chart.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.Find($"#{id}").TextContent)));

        var navigation = screen.Context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(cell.QuerySelector("a")!.GetAttribute("href")!);
        var list = screen.Context.Render<PerformanceCasesPage>();
        Assert.Equal(8, list.WaitForElements("table tbody tr").Count);
        Assert.Contains("共 8 件", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Month_and_peers_live_in_the_address()
    {
        await using var house = await House.Open();
        await using var screen = new Screen(house, house.As(Role.Inspection));
        var navigation = screen.Context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/console/performance?month=2026-10&peers=street&kpi=nonsense");
        var page = screen.Context.Render<PerformancePage>();
        Assert.Equal("2026-10", page.WaitForElement("input[type=month]").GetAttribute("value"));
        page.Find("input[type=month]").Change("2026-09");
        page.Find("form").Submit();
        Assert.Contains("month=2026-09", navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("peers=street", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_liaison_sees_the_own_card_asks_for_an_exclusion_and_finds_it_among_those_that_wait()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await months.Answered("environment");
        await months.Keep();
        await using var screen = new Screen(house, house.As(Role.Liaison, "environment"));
        var card = screen.Context.Render<PerformanceUnitPage>();
        card.WaitForElement("table.performance");
        Assert.Equal(4, card.FindAll("svg").Count);
        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo(CasesAddress.Of(Months.November, Kpi.Satisfied, KpiPart.Whole, new("environment")));
        var list = screen.Context.Render<PerformanceCasesPage>();
        list.WaitForElement("td.actions button").Click();
        list.Find("#exclusion-reason").Input("要求超出法律规定");
        list.Find("#exclusion-evidence").Input("附件一");
        list.Find(".panel form").Submit();
        Assert.Equal(FactKind.Satisfied, Assert.IsType<AskExclusion>(Assert.Single(screen.Sent)).Kind);
        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo("/console/exclusions");
        Assert.Contains("要求超出法律规定", screen.Context.Render<ExclusionsPage>().WaitForElement(".requests li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_closes_a_month_after_a_second_click_and_it_stays_closed()
    {
        await using var house = await House.Open();
        var months = new Months(house);
        await months.Answered("environment");
        house.Clock.Now = new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(8));
        await months.Keep();
        await using var screen = new Screen(house, house.As(Role.Supervisor));
        screen.Context.Services.GetRequiredService<NavigationManager>().NavigateTo("/console/performance?month=2026-11");
        var page = screen.Context.Render<PerformancePage>();
        IElement Button(string words) => page.FindAll("button").Single(b => b.TextContent == words);
        page.WaitForElement("table.performance");
        Button("封存本月成绩").Click();
        Assert.Empty(screen.Sent);
        Button("确认封存").Click();
        Assert.IsType<CloseMonth>(Assert.Single(screen.Sent));
        page.WaitForAssertion(() => Assert.Contains("复算结果与封存时一致", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("封存", StringComparison.Ordinal));
    }
}
