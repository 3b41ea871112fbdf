using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class SecondFactorHttpTests
{
    private const string enrol = "form:has(input[value='begin-factor'])";
    private const string bind = "form:has(input[value='bind-factor'])";
    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public async Task An_administrator_binds_at_the_first_sign_in_and_shows_a_code_from_then_on()
    {
        await using var site = await Opened();
        var browser = await site.SignedIn("sec.lin");
        Assert.Equal("/second-factor", browser.At);
        await browser.Go("/console/admin/accounts");
        Assert.Equal("/second-factor", browser.At);
        Assert.Contains("请先绑定身份验证器", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("svg.qr"));

        var (secret, codes) = await Bind(browser);
        Assert.Equal(FactorBook.Codes, codes.Distinct().Count());
        await browser.Go("/second-factor");
        Assert.DoesNotContain(codes[0], browser.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"还有 {FactorBook.Codes} 个恢复码", browser.Text, StringComparison.Ordinal);
        await browser.Go("/console/admin/accounts");
        Assert.Equal("/console/admin/accounts", browser.At);

        clock.Advance(TimeSpan.FromMinutes(2));
        var next = site.Browse();
        await next.Go("/sign-in?returnUrl=%2Fconsole%2Fadmin%2Faccounts");
        await next.Submit("form[method=post]", ("Form.Name", "sec.lin"), ("Form.Password", DemoAccounts.Password));
        Assert.Equal("/sign-in/code?returnUrl=%2Fconsole%2Fadmin%2Faccounts", next.At);
        // The password alone opens nothing.
        await next.Go("/console/admin/accounts");
        Assert.StartsWith("/sign-in?", next.At, StringComparison.Ordinal);
        await next.Go("/change-password");
        Assert.StartsWith("/sign-in?", next.At, StringComparison.Ordinal);
        await next.Go("/second-factor");
        Assert.StartsWith("/sign-in?", next.At, StringComparison.Ordinal);

        await next.Go("/sign-in/code?returnUrl=%2Fconsole%2Fadmin%2Faccounts");
        await next.Submit("form[method=post]", ("Form.Code", "000000"));
        Assert.Contains("验证码不对", next.Text, StringComparison.Ordinal);
        Assert.Equal("", next.Page.QuerySelector("input[name='Form.Code']")!.GetAttribute("value") ?? "");
        await next.Submit("form[method=post]", ("Form.Code", Code(secret)));
        Assert.Equal("/console/admin/accounts", next.At);

        // Whoever looked over the shoulder comes too late, even within the same half minute.
        var shoulder = await site.SignedIn("sec.lin");
        await shoulder.Submit("form[method=post]", ("Form.Code", Code(secret)));
        Assert.Contains("已经用过", shoulder.Text, StringComparison.Ordinal);
        await shoulder.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.StartsWith("/console", shoulder.At, StringComparison.Ordinal);
        var finder = await site.SignedIn("sec.lin");
        await finder.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.Equal("/sign-in/code", finder.At);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_whatever_passwords_are_typed_between()
    {
        await using var site = await Opened();
        var (_, codes) = await Bind(await site.SignedIn("sec.lin"));
        var browser = site.Browse();
        for (var i = 0; i < 4; i++)
        {
            await browser.SignIn("sec.lin");
            await browser.Submit("form[method=post]", ("Form.Code", "000000"));
            Assert.Contains("验证码不对", browser.Text, StringComparison.Ordinal);
        }

        await browser.SignIn("sec.lin");
        await browser.Submit("form[method=post]", ("Form.Code", "000000"));
        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
        await browser.SignIn("sec.lin");
        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(15));
        await browser.SignIn("sec.lin");
        await browser.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_forgotten_after_five_minutes_and_when_the_account_changes()
    {
        await using var site = await Opened();
        var (_, codes) = await Bind(await site.SignedIn("sec.lin"));
        var browser = await site.SignedIn("sec.lin");
        clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await browser.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.Equal("/sign-in", browser.At);

        await browser.SignIn("sec.lin");
        await site.Db(db => db.Users.Where(a => a.Id == "sec.lin").ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, "changed")));
        await browser.Submit("form[method=post]", ("Form.Code", codes[0]));
        Assert.Equal("/sign-in", browser.At);
        Assert.Equal(FactorBook.Codes, await site.Db(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task New_recovery_codes_cost_a_code_of_the_authenticator_and_void_the_old_ones()
    {
        const string renew = "form:has(input[value='renew-codes'])";
        await using var site = await Opened();
        var browser = await site.SignedIn("sec.lin");
        var (secret, old) = await Bind(browser);
        clock.Advance(TimeSpan.FromMinutes(1));
        await browser.Go("/second-factor");
        // A recovery code does not do, nor a wrong one, and what was tried counts.
        foreach (var wrong in new[] { old[0], "000000" })
        {
            await browser.Submit(renew, ("Renewing.Code", wrong));
            Assert.Contains("验证码不对", browser.Page.QuerySelector(".notice.error")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(2, await site.Db(db => db.Users.Where(a => a.Id == "sec.lin").Select(a => a.AccessFailedCount).SingleAsync()));
        await browser.Submit(renew, ("Renewing.Code", Code(secret)));
        Assert.Contains("以前的全部作废", browser.Text, StringComparison.Ordinal);
        var fresh = browser.Page.QuerySelectorAll(".recovery code").Select(c => c.TextContent.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(FactorBook.Codes, fresh.Count);
        Assert.Empty(fresh.Intersect(old));
        await browser.Go("/console/admin/accounts");
        Assert.Equal("/console/admin/accounts", browser.At);

        var next = await site.SignedIn("sec.lin");
        await next.Submit("form[method=post]", ("Form.Code", old[1]));
        Assert.Equal("/sign-in/code", next.At);
        await next.Submit("form[method=post]", ("Form.Code", fresh[0]));
        Assert.StartsWith("/console", next.At, StringComparison.Ordinal);

        await browser.Go("/second-factor");
        for (var i = 0; i < 5; i++)
        {
            await browser.Submit(renew, ("Renewing.Code", "000000"));
        }

        Assert.Contains("已锁定 15 分钟", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reaches_the_page_of_the_code_without_a_password()
    {
        await using var site = new Site(clock: clock);
        var browser = site.Browse();
        await browser.Go("/sign-in/code");
        Assert.Equal("/sign-in", browser.At);
    }

    [Fact]
    public async Task The_key_can_be_typed_where_the_picture_cannot_be_read_and_a_wrong_code_binds_nothing()
    {
        await using var site = await Opened();
        var browser = await site.SignedIn("sec.lin");
        await browser.Submit(enrol);
        Assert.Equal("img", browser.Page.QuerySelector("svg.qr")!.GetAttribute("role"));
        Assert.NotEmpty(browser.Page.QuerySelector("svg.qr")!.GetAttribute("aria-label")!);
        var shown = browser.Page.QuerySelector(".secret-key")!.TextContent;
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", shown);
        await browser.Submit(bind, ("Form.Code", "000000"));
        Assert.Contains("验证码不对", browser.Page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        // The telephone has learnt it already: a slip of the finger must not void it.
        Assert.Equal(shown, browser.Page.QuerySelector(".secret-key")!.TextContent);
        await browser.Go("/second-factor");
        Assert.Equal(shown, browser.Page.QuerySelector(".secret-key")!.TextContent);
        await browser.Submit(enrol);
        Assert.NotEqual(shown, browser.Page.QuerySelector(".secret-key")!.TextContent);
        Assert.False(await site.Db(db => db.Users.Where(a => a.Id == "sec.lin").Select(a => a.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task Other_staff_may_bind_one_and_need_not()
    {
        await using var site = new Site(clock: clock);
        var browser = await site.SignedIn("huawu");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
        await browser.Go("/second-factor");
        Assert.NotNull(browser.Page.QuerySelector("a[href='/console']"));
        var (secret, _) = await Bind(browser);
        clock.Advance(TimeSpan.FromMinutes(1));
        var next = await site.SignedIn("huawu");
        Assert.Equal("/sign-in/code", next.At);
        await next.Submit("form[method=post]", ("Form.Code", Code(secret)));
        Assert.StartsWith("/console", next.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_may_ask_it_of_more_roles()
    {
        await using var site = await Opened(Role.Dispatcher, new Dictionary<string, string?> { ["Hotline:SecondFactor:Roles"] = "Dispatcher" });
        Assert.Equal("/second-factor", (await site.SignedIn("sec.lin")).At);
        await using var other = await Opened(Role.Dispatcher);
        Assert.StartsWith("/console", (await other.SignedIn("sec.lin")).At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_reset_one_binds_anew()
    {
        await using var site = await Opened();
        var browser = await site.SignedIn("sec.lin");
        await Bind(browser);
        var door = (Web.Platform.UseCases)site.Services.GetService(typeof(Web.Platform.UseCases))!;
        Assert.True((await door.Run(Web.Platform.Visitor.System("cli"), new ResetSecondFactor("sec.lin") { Reason = "手机丢失" })).Ok);
        await browser.Go("/second-factor");
        Assert.StartsWith("/sign-in?", browser.At, StringComparison.Ordinal);
        Assert.Equal("/second-factor", (await site.SignedIn("sec.lin")).At);
    }

    private async Task<Site> Opened(Role role = Role.SecurityAdministrator, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var site = new Site(clock: clock, settings: settings);
        await site.Db(async db =>
        {
            var account = AccountBook.New("sec.lin", "林安", null, [role]);
            account.NormalizedUserName = "SEC.LIN";
            account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, DemoAccounts.Password);
            account.LockoutEnabled = true;
            account.SecurityStamp = "first";
            db.Users.Add(account);
            return await db.SaveChangesAsync();
        });
        return site;
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> Bind(Browser browser)
    {
        await browser.Go("/second-factor");
        await browser.Submit(enrol);
        Assert.Equal("/second-factor", browser.At);
        var secret = browser.Page.QuerySelector(".secret-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.Submit(bind, ("Form.Code", Code(secret)));
        var codes = browser.Page.QuerySelectorAll(".recovery code").Select(c => c.TextContent.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.All(codes, c => Assert.Matches("^[0-9]{10}$", c));
        return (secret, codes);
    }

    private string Code(string secret) => TimedCode.At(Base32.Read(secret), TimedCode.StepAt(clock.Now));
}
