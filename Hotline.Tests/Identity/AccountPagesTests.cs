using Bunit;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class AccountPagesTests
{
    [Fact]
    public async Task A_system_administrator_creates_an_account_and_sees_the_password_once()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = context.Render<AccountsPage>();
        await page.Find("button.primary").ClickAsync(new());
        await page.FindAll(".panel input")[0].ChangeAsync(new() { Value = "Chen.Lin" });
        await page.FindAll(".panel input")[1].ChangeAsync(new() { Value = "陈琳" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Matches("^[A-Za-z0-9]{14}$", page.Find(".secret output").TextContent));
        Assert.Contains("chen.lin", page.Find("table.accounts").TextContent, StringComparison.Ordinal);
        await page.Find(".secret button").ClickAsync(new());
        Assert.Empty(page.FindAll(".secret"));
    }

    [Fact]
    public async Task A_wrong_account_name_is_said_at_the_field_and_what_was_typed_stays()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = context.Render<AccountsPage>();
        await page.Find("button.primary").ClickAsync(new());
        await page.FindAll(".panel input")[0].ChangeAsync(new() { Value = "陈琳" });
        await page.FindAll(".panel input")[1].ChangeAsync(new() { Value = "陈琳" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("账号格式不对", page.Find(".field-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("陈琳", page.FindAll(".panel input")[1].GetAttribute("value"));
    }

    [Fact]
    public async Task A_security_administrator_sees_roles_only_and_gives_one()
    {
        await using var house = await House.Open();
        var target = house.As(Role.Operator).Account;
        await using var context = Context(house, Role.SecurityAdministrator, Permission.ManageRoles);
        var page = context.Render<AccountsPage>();
        Assert.Empty(page.FindAll("button.primary"));
        await page.Find($"button[aria-label*='{target.Name}']").ClickAsync(new());
        Assert.DoesNotContain("重置密码", page.Find(".panel").TextContent, StringComparison.Ordinal);
        await page.FindAll(".panel input[type=checkbox]")[(int)Role.Reviewer - 1].ChangeAsync(new() { Value = true });
        await page.Find(".panel button.primary").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Find(".panel").TextContent, StringComparison.Ordinal));
        var account = await house.Db(db => Task.FromResult(db.Users.Single(a => a.Id == target.Id)));
        Assert.Equal([Role.Operator, Role.Reviewer], account.Roles);
    }

    [Fact]
    public async Task A_security_administrator_resets_a_lost_factor_with_a_reason()
    {
        await using var house = await House.Open();
        var (bound, other) = (house.As(Role.AuditAdministrator).Account, house.As(Role.Operator).Account);
        await using var context = Context(house, Role.SecurityAdministrator, Permission.ManageRoles);
        var page = context.Render<AccountsPage>();
        await page.Find($"button[aria-label*='{other.Name}']").ClickAsync(new());
        Assert.Empty(page.FindAll(".panel form"));
        await page.Find($"button[aria-label*='{bound.Name}']").ClickAsync(new());
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("请写明理由", page.Find(".panel .field-error").TextContent, StringComparison.Ordinal));
        await page.Find(".panel form input").ChangeAsync(new() { Value = "手机丢失" });
        await page.Find(".panel form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".panel form")));
        Assert.False(await house.Db(db => Task.FromResult(db.Users.Single(a => a.Id == bound.Id).TwoFactorEnabled)));
    }

    [Fact]
    public async Task The_own_account_has_no_button()
    {
        await using var house = await House.Open();
        await using var context = Context(house, Role.SystemAdministrator, Permission.ManageAccounts);
        var page = context.Render<AccountsPage>();
        Assert.Single(page.FindAll("table.accounts tbody tr"));
        Assert.Empty(page.FindAll("table.accounts button"));
    }

    [Fact]
    public async Task The_trail_is_read_by_people_and_narrowed_to_one_thing_by_a_link()
    {
        await using var house = await House.Open();
        await house.As(Role.SystemAdministrator).Run(new CreateAccount { Account = "chen.lin", Name = "陈琳" });
        await house.Citizen.Run(new SignIn("chen.lin", Matched: false));
        await using var context = Context(house, Role.AuditAdministrator, Permission.ReadAudit);
        var page = context.Render<AuditPage>();
        var rows = page.FindAll("table.audit tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("（公众页面）", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("登录", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("被拒绝", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("新建账号", rows[1].TextContent, StringComparison.Ordinal);
        Assert.EndsWith("object=chen.lin", rows[0].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static BunitContext Context(House house, Role role, Permission permission)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var me = house.As(role);
        context.AddAuthorization().SetAuthorized(me.Account.Name).SetPolicies(ConsoleAttribute.PolicyFor(permission), ConsoleAttribute.PolicyFor(Permission.ManageAccounts | Permission.ManageRoles));
        context.Services.AddLocalization();
        context.Services.AddSingleton(house.Services.GetRequiredService<City>());
        context.Services.AddSingleton<TimeProvider>(house.Clock);
        context.Services.AddScoped<Words>();
        context.Services.AddScoped<Acts>();
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
