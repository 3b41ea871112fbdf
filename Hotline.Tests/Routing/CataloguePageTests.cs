using System.Globalization;
using Bunit;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Routing;

public sealed class CataloguePageTests
{
    [Fact]
    public async Task An_administrator_hands_a_duty_to_another_unit_and_sees_before_what_it_will_do()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = Open(context, "top=0106&area=*");
        await Button(page, "调整").ClickAsync(new());
        await page.Find("#catalogue-Lead").ChangeAsync(new() { Value = "municipal-works" });
        await page.Find("#catalogue-From").ChangeAsync(new() { Value = "2026-12-01" });
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".effect li").Count));
        Assert.Contains("原条目到 2026-11-30 为止", page.Find(".effect").TextContent, StringComparison.Ordinal);
        await page.Find("#catalogue-Reason").ChangeAsync(new() { Value = "裁定 12 号" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".panel"));
        Assert.Contains("2026-11-30", page.Find("table.catalogue").TextContent, StringComparison.Ordinal);
        Assert.Equal("municipal-works", house.City.Catalogue.For(new("0106"), null, new DateOnly(2026, 12, 1))!.Lead!.Value.Value);
    }

    [Fact]
    public async Task A_missing_reason_is_said_at_the_field_and_what_was_typed_stays()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = Open(context, "top=0106&area=*");
        await Button(page, "更正依据").ClickAsync(new());
        await page.Find("#catalogue-Basis").ChangeAsync(new() { Value = "《城市绿化条例》第七条" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("请写明修改理由", page.Find("#catalogue-Reason-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("《城市绿化条例》第七条", page.Find("#catalogue-Basis").GetAttribute("value"));
    }

    [Fact]
    public async Task What_would_leave_a_gap_is_said_and_not_done()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = Open(context, "top=0106&area=*");
        await Button(page, "结束").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("没有全市适用", page.Find(".effect .error").TextContent, StringComparison.Ordinal));
        await page.Find("#catalogue-Reason").ChangeAsync(new() { Value = "误" });
        await page.Find(".panel form").SubmitAsync();
        Assert.NotEmpty(page.FindAll(".panel"));
        Assert.Null(house.City.Catalogue.For(new("0106"), null, Shipped.Today)!.Entry.ValidTo);
    }

    [Fact]
    public async Task Whoever_was_overtaken_is_told_and_saves_with_a_second_click()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = Open(context, "top=0106&area=*");
        await Button(page, "更正依据").ClickAsync(new());
        await page.Find("#catalogue-Basis").ChangeAsync(new() { Value = "《城市绿化条例》第七条" });
        await page.Find("#catalogue-Reason").ChangeAsync(new() { Value = "补条号" });
        await house.As(Role.SystemAdministrator).Run(new CorrectBasis { Category = "0107", Since = new DateOnly(2020, 1, 1), Basis = "《城市道路管理条例》", Reason = "试" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("同事刚刚改过目录", page.Find(".panel .error").TextContent, StringComparison.Ordinal));
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".notice.done")));
    }

    [Fact]
    public async Task A_new_entry_is_added_for_a_kind_of_party()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = Open(context, "");
        await page.Find("button.primary").ClickAsync(new());
        await page.Find("#catalogue-Category").ChangeAsync(new() { Value = "0106" });
        await page.Find("#catalogue-Party").ChangeAsync(new() { Value = "Property" });
        await page.Find("#catalogue-Lead").ChangeAsync(new() { Value = "housing" });
        await page.Find("#catalogue-CoOperating").ChangeAsync(new() { Value = "urban-management" });
        await page.Find("#catalogue-Basis").ChangeAsync(new() { Value = "《物业管理条例》" });
        await page.Find("#catalogue-Reason").ChangeAsync(new() { Value = "小区绿化" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".notice.done")));
        var duty = house.City.Catalogue.For(new("0106"), null, Shipped.Today, Domain.Routing.ReportedParty.Property)!;
        Assert.Equal(("housing", "urban-management"), (duty.Lead!.Value.Value, Assert.Single(duty.CoOperating).Value));
    }

    [Fact]
    public async Task A_dispatcher_reads_without_a_button()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.Dispatcher, Permission.Dispatch);
        var page = Open(context, "");
        Assert.Equal(30, page.FindAll("table.catalogue tbody tr").Count);
        Assert.Empty(page.FindAll("table.catalogue button"));
        Assert.Empty(page.FindAll("button.primary"));
    }

    [Fact]
    public async Task The_history_shows_what_changed_and_leads_back()
    {
        await using var house = await House.Open();
        await house.As(Role.SystemAdministrator).Run(new CorrectBasis { Category = "0106", Since = new DateOnly(2020, 1, 1), Basis = "写错的依据", Reason = "试改" });
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = context.Render<RuleHistoryPage>();
        var rows = page.FindAll("table.history tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("试改", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("初始内容", rows[1].TextContent, StringComparison.Ordinal);
        await rows[0].QuerySelector("button")!.ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("写错的依据", page.Find("ul.diff:last-of-type").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".panel form"));

        await page.FindAll("table.history tbody tr")[1].QuerySelector("button")!.ClickAsync(new());
        await page.Find("#restore-Reason").ChangeAsync(new() { Value = "撤回" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("已恢复", page.Find(".notice.done").TextContent, StringComparison.Ordinal));
        Assert.Equal("《城市绿化条例》", house.City.Catalogue.For(new("0106"), null, Shipped.Today)!.Entry.Basis);
    }

    private static IRenderedComponent<CataloguePage> Open(BunitContext context, string query)
    {
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/console/admin/catalogue?{query}");
        return context.Render<CataloguePage>();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CataloguePage> page, string word) =>
        page.FindAll("table.catalogue button").First(b => b.TextContent == word);

    private static BunitContext Context(House house, Role role, Permission permission)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("zh-CN"));
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var me = house.As(role);
        context.AddAuthorization().SetAuthorized(me.Account.Name).SetPolicies(ConsoleAttribute.PolicyFor(permission));
        context.Services.AddLocalization();
        context.Services.AddSingleton(house.Services.GetRequiredService<City>());
        context.Services.AddSingleton<TimeProvider>(house.Clock);
        context.Services.AddScoped<Words>();
        context.Services.AddScoped<CatalogueSaid>();
        context.Services.AddSingleton<IUseCases>(new DeskDoor(me));
        return context;
    }

    private sealed class DeskDoor(Desk desk) : IUseCases
    {
        public Task<Outcome> Run(ICommand command) => desk.Run(command);

        public Task<Outcome<T>> Run<T>(ICommand<T> command) => desk.Run(command);

        public Task<Outcome<T>> Ask<T>(IQuestion<T> question) => desk.Ask(question);
    }
}
