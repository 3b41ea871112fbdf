using System.Net;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class SignInHttpTests
{
    [Fact]
    public async Task A_demo_operator_signs_in_by_a_link_and_a_button_without_script()
    {
        await using var site = new Site();
        var browser = site.Browse();
        await browser.Go("/sign-in");
        Assert.Equal(DemoAccounts.All.Count, browser.Page.QuerySelectorAll("#demo-accounts tbody tr").Length);
        await browser.Go(browser.Page.QuerySelector("#demo-accounts a[href*=huawu]")!.GetAttribute("href")!);
        await browser.Submit("form[method=post]");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);

        var lines = await site.Db(db => db.AuditLines.Where(l => l.Act == nameof(SignIn)).ToListAsync());
        var line = Assert.Single(lines);
        Assert.Equal((AuditOutcome.Done, "huawu", "林小雨"), (line.Outcome, line.Account, line.Name));
    }

    [Fact]
    public async Task Production_shows_no_demo_accounts_and_has_none()
    {
        await using var site = new Site("Production");
        var browser = site.Browse();
        await browser.Go("/sign-in?as=huawu");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Null(browser.Page.QuerySelector("#demo-accounts"));
        Assert.DoesNotContain(DemoAccounts.Password, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0, await site.Db(db => db.Users.CountAsync()));
    }

    [Theory]
    [InlineData("huawu")]
    [InlineData("nobody-of-that-name")]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour_whether_the_account_exists_or_not(string account)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var site = new Site(clock: clock);
        var browser = site.Browse();
        for (var i = 0; i < 4; i++)
        {
            await browser.SignIn(account, "Wrong#Password1");
            Assert.Contains("账号或密码不对", browser.Text, StringComparison.Ordinal);
        }

        await browser.SignIn(account, "Wrong#Password1");
        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
        await browser.SignIn(account);
        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
        Assert.Equal(6, await site.Db(db => db.AuditLines.CountAsync(l => l.Act == nameof(SignIn) && l.Outcome == AuditOutcome.Refused && l.Object == account)));

        clock.Advance(TimeSpan.FromMinutes(15));
        await browser.SignIn(account);
        Assert.Equal(account == "huawu", !browser.At.StartsWith("/sign-in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/console/dispatch", "/console/dispatch")]
    [InlineData("https://elsewhere.example/", "/console")]
    [InlineData("//elsewhere.example/", "/console")]
    [InlineData("/\\elsewhere.example/", "/console")]
    [InlineData("/\t/elsewhere.example/", "/console")]
    public async Task After_signing_in_one_is_led_only_to_this_site(string wanted, string reached)
    {
        await using var site = new Site();
        var browser = new Browser(site.CreateClient(new() { AllowAutoRedirect = false }));
        await browser.Go("/sign-in?returnUrl=" + Uri.EscapeDataString(wanted));
        var form = browser.Page.QuerySelector("form[method=post]")!;
        var answer = await browser.Client.PostAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(wanted), new FormUrlEncodedContent(
            form.QuerySelectorAll("input").ToDictionary(
                i => i.GetAttribute("name")!,
                i => i.GetAttribute("name") switch { "Form.Name" => "paidan", "Form.Password" => DemoAccounts.Password, _ => i.GetAttribute("value") ?? "" })));
        Assert.Equal(reached, new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_not_taken()
    {
        await using var site = new Site();
        var answer = await site.CreateClient().PostAsync("/sign-in", new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("Form.Name", "huawu"), new("Form.Password", DemoAccounts.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_is_signed_in_already_does_not_see_the_form_again_and_leaves_by_a_button()
    {
        await using var site = new Site();
        var browser = await site.SignedIn("paidan");
        await browser.Go("/sign-in");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
        await browser.Client.PostAsync("/sign-out", null);
        await browser.Go("/console/dispatch");
        Assert.StartsWith("/sign-in", browser.At, StringComparison.Ordinal);
        Assert.Equal(1, await site.Db(db => db.AuditLines.CountAsync(l => l.Act == nameof(SignOut) && l.Account == "paidan")));
    }

    [Fact]
    public async Task A_page_that_is_not_for_this_role_says_so_and_shows_the_way_to_the_own_work()
    {
        await using var site = new Site();
        var browser = await site.SignedIn("huifang");
        await browser.Go("/console/dispatch");
        Assert.StartsWith("/denied", browser.At, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("a[href='/console/follow-up']"));
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_page_that_changes_it()
    {
        await using var site = new Site();
        await site.Db(async db =>
        {
            await db.Users.Where(a => a.UserName == "paidan").ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, true));
            return 0;
        });
        var browser = await site.SignedIn("paidan");
        Assert.Equal("/change-password", browser.At);
        await browser.Go("/console/dispatch");
        Assert.Equal("/change-password", browser.At);

        await Change(browser, DemoAccounts.Password, "short", "short");
        Assert.Contains("密码长度应为", browser.Text, StringComparison.Ordinal);
        await Change(browser, DemoAccounts.Password, "alllowercase1", "alllowercase1");
        Assert.Contains("至少要有三种", browser.Text, StringComparison.Ordinal);
        await Change(browser, DemoAccounts.Password, "Paidan#2026x", "Paidan#2026x");
        Assert.Contains("不能包含账号名", browser.Text, StringComparison.Ordinal);
        await Change(browser, DemoAccounts.Password, "Quiet#River7", "Quiet#River8");
        Assert.Contains("不一致", browser.Text, StringComparison.Ordinal);
        await Change(browser, "Wrong#Password1", "Quiet#River7", "Quiet#River7");
        Assert.Contains("现在的密码不对", browser.Text, StringComparison.Ordinal);
        await Change(browser, DemoAccounts.Password, "Quiet#River7", "Quiet#River7");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
        await browser.Go("/console/dispatch");
        Assert.Equal("/console/dispatch", browser.At);
        await site.SignedIn("paidan", "Quiet#River7");
        var audited = await site.Db(db => db.AuditLines.Where(l => l.Act == nameof(ChangePassword)).ToListAsync());
        Assert.Equal([AuditOutcome.Refused, AuditOutcome.Done], audited.Select(l => l.Outcome));
        Assert.DoesNotContain(audited, l => (l.Detail ?? "").Contains("River", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_password_ends_the_sessions_on_other_machines()
    {
        await using var site = new Site();
        var (here, there) = (await site.SignedIn("shenhe"), await site.SignedIn("shenhe"));
        await here.Go("/change-password");
        await Change(here, DemoAccounts.Password, "Quiet#River7", "Quiet#River7");
        await there.Go("/sign-in");
        Assert.Equal("/sign-in", there.At);
        await here.Go("/sign-in");
        Assert.StartsWith("/console", here.At, StringComparison.Ordinal);
    }

    private static Task Change(Browser browser, string current, string next, string again) =>
        browser.Submit("form:not([action='/sign-out'])", ("Form.Current", current), ("Form.New", next), ("Form.Again", again));
}
