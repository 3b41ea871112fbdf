using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Dispatch;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task Nothing_of_it_can_be_read_in_the_store()
    {
        await using var house = await House.Open();
        var (secret, sheet) = await Bound(house, house.As(Role.Dispatcher));
        Assert.Equal(FactorBook.Codes, sheet.Codes.Distinct().Count());
        Assert.All(sheet.Codes, c => Assert.Matches("^[0-9]{10}$", c));
        var account = house.As(Role.Dispatcher).Account.Id;
        var hashes = await house.Db(db => db.RecoveryCodes.Where(c => c.Account == account).Select(c => c.Hash).ToListAsync());
        Assert.Equal(FactorBook.Codes, hashes.Count);
        Assert.Empty(hashes.Intersect(sheet.Codes));
        var file = await File.ReadAllBytesAsync(Path.Combine(house.Folder, "hotline.db-wal"));
        Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
        Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(sheet.Codes[0])) < 0);
        // What is looked for would be found: the name of the account lies there openly.
        Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes("dispatcher-centre")) >= 0);
    }

    [Fact]
    public async Task A_citizen_is_refused()
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Run(new BeginSecondFactor())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Run(new BindSecondFactor { Code = "123456" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Run(new RenewRecoveryCodes { Code = "123456" })).Kind);
        Assert.Equal(RefusalCode.FactorLapsed, (await house.As(Role.Dispatcher).Run(new RenewRecoveryCodes { Code = "123456" })).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Citizen.Ask(new OwnFactor())).Kind);
        Assert.Equal(0, await house.Db(db => db.SecondFactors.CountAsync()));
    }

    [Fact]
    public async Task An_administrator_without_one_may_do_nothing_but_bind()
    {
        await using var house = await House.Open();
        var security = house.As(Role.SecurityAdministrator);
        Assert.True((await security.Ask(new AccountList())).Ok);
        await house.Db(db => db.Users.Where(a => a.Id == security.Account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.TwoFactorEnabled, false)));
        Assert.Equal(OutcomeKind.Forbidden, (await security.Ask(new AccountList())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await security.Run(new ChangeRoles("x"))).Kind);
        var line = await house.Db(db => db.AuditLines.OrderByDescending(l => l.Id).FirstAsync());
        Assert.Equal(security.Account.Id, line.Account);
        Assert.True((await security.Run(new BeginSecondFactor())).Ok);
        Assert.True((await security.Ask(new OwnFactor())).Value is { Required: true, Bound: false, Secret.Length: 32 });
    }

    [Fact]
    public async Task It_binds_only_by_a_code_of_it()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        Assert.Equal(RefusalCode.FactorLapsed, (await dispatcher.Run(new BindSecondFactor { Code = "123456" })).Code);
        await dispatcher.Run(new BeginSecondFactor());
        var first = (await dispatcher.Ask(new OwnFactor())).Value!.Secret!;
        await dispatcher.Run(new BeginSecondFactor());
        var second = (await dispatcher.Ask(new OwnFactor())).Value!.Secret!;
        Assert.NotEqual(first, second);
        var wrong = await dispatcher.Run(new BindSecondFactor { Code = Code(first, house.Clock.Now) });
        Assert.Equal(new FieldError("Code", "CodeWrong"), Assert.Single(wrong.Fields!));
        Assert.True((await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Ok);
        Assert.True((await dispatcher.Run(new BindSecondFactor { Code = Code(second, house.Clock.Now) })).Ok);
        // The sessions from before end: whoever may have one open did not show this factor.
        Assert.Equal(OutcomeKind.Forbidden, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Kind);
    }

    [Fact]
    public async Task An_offer_lapses()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        await dispatcher.Run(new BeginSecondFactor());
        var secret = (await dispatcher.Ask(new OwnFactor())).Value!.Secret!;
        house.Clock.Advance(FactorBook.OfferStands);
        Assert.Null((await dispatcher.Ask(new OwnFactor())).Value!.Secret);
        Assert.Equal(RefusalCode.FactorLapsed, (await dispatcher.Run(new BindSecondFactor { Code = Code(secret, house.Clock.Now) })).Code);
    }

    [Fact]
    public async Task Who_has_one_cannot_bind_another_and_sees_the_secret_never_again()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        await Bound(house, dispatcher);
        var again = await Anew(house, dispatcher);
        Assert.Equal(RefusalCode.FactorBound, (await again.Run(new BeginSecondFactor())).Code);
        Assert.Equal(RefusalCode.FactorBound, (await again.Run(new BindSecondFactor { Code = "123456" })).Code);
        Assert.True((await again.Ask(new OwnFactor())).Value is { Bound: true, Secret: null, CodesLeft: FactorBook.Codes });
    }

    [Fact]
    public async Task A_code_and_a_recovery_code_are_good_once()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        var (secret, sheet) = await Bound(house, dispatcher);
        // What bound it is spent.
        Assert.Equal(EntryResult.Wrong, await Enter(house, dispatcher, Code(secret, house.Clock.Now)));
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(EntryResult.Entered, await Enter(house, dispatcher, Code(secret, house.Clock.Now)));
        Assert.Equal(EntryResult.Wrong, await Enter(house, dispatcher, Code(secret, house.Clock.Now)));
        Assert.Equal(EntryResult.Entered, await Enter(house, dispatcher, $"{sheet.Codes[3][..5]} {sheet.Codes[3][5..]}"));
        Assert.Equal(EntryResult.Wrong, await Enter(house, dispatcher, sheet.Codes[3]));
        Assert.Equal(EntryResult.Entered, await Enter(house, dispatcher, Wide(sheet.Codes[9])));
        Assert.Equal(FactorBook.Codes - 2, await house.Db(db => db.RecoveryCodes.CountAsync()));
        var kept = await house.Db(db => db.AuditLines.Where(l => l.Act == nameof(EnterCode)).ToListAsync());
        Assert.Equal((3, 3), (kept.Count(l => l.Outcome == AuditOutcome.Done), kept.Count(l => l.Outcome == AuditOutcome.Refused)));
        Assert.DoesNotContain(kept, l => sheet.Codes.Any(c => $"{l.Detail} {l.Object}".Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Anothers_recovery_code_opens_nothing()
    {
        await using var house = await House.Open();
        var (dispatcher, reviewer) = (house.As(Role.Dispatcher), house.As(Role.Reviewer));
        var (_, sheet) = await Bound(house, dispatcher);
        await Bound(house, reviewer);
        Assert.Equal(EntryResult.Wrong, await Enter(house, reviewer, sheet.Codes[0]));
        Assert.Equal(EntryResult.Entered, await Enter(house, dispatcher, sheet.Codes[0]));
    }

    [Fact]
    public async Task Wrong_codes_lock_and_a_right_password_between_them_forgets_none()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        var (_, sheet) = await Bound(house, dispatcher);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(EntryResult.CodeDue, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
            Assert.Equal(EntryResult.Wrong, await Enter(house, dispatcher, "000000000"));
        }

        Assert.Equal(EntryResult.CodeDue, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
        Assert.Equal(EntryResult.LockedOut, await Enter(house, dispatcher, "000000000"));
        Assert.Equal(EntryResult.LockedOut, await Enter(house, dispatcher, sheet.Codes[0]));
        Assert.Equal(EntryResult.LockedOut, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        // The locked account did not spend it.
        Assert.Equal(EntryResult.Entered, await Enter(house, dispatcher, sheet.Codes[0]));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_after_the_password_was_changed_or_by_another_stamp()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        var (_, sheet) = await Bound(house, dispatcher);
        Assert.Equal(EntryResult.Lapsed, (await house.Citizen.Run(new EnterCode(dispatcher.Account.Id, "another", sheet.Codes[0]))).Value!.Result);
        Assert.Equal(EntryResult.Lapsed, (await house.Citizen.Run(new EnterCode("nobody", "another", sheet.Codes[0]))).Value!.Result);
        Assert.Equal(FactorBook.Codes, await house.Db(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task The_security_administrator_takes_a_lost_one_away_with_a_reason()
    {
        await using var house = await House.Open();
        var (dispatcher, security) = (house.As(Role.Dispatcher), house.As(Role.SecurityAdministrator));
        Assert.Equal(RefusalCode.NothingChanged, (await security.Run(new ResetSecondFactor(dispatcher.Account.UserName!) { Reason = "手机丢失" })).Code);
        await Bound(house, dispatcher);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Run(new ResetSecondFactor(dispatcher.Account.UserName!) { Reason = "手机丢失" })).Kind);
        Assert.Equal("Reason", Assert.Single((await security.Run(new ResetSecondFactor(dispatcher.Account.UserName!))).Fields!).Field);
        Assert.Equal(RefusalCode.OwnAccount, (await security.Run(new ResetSecondFactor(security.Account.UserName!) { Reason = "手机丢失" })).Code);
        var again = await Anew(house, dispatcher);
        Assert.True((await security.Run(new ResetSecondFactor(dispatcher.Account.UserName!) { Reason = "手机丢失" })).Ok);
        Assert.Equal(OutcomeKind.Forbidden, (await again.Ask(new DispatchQueue(new QueueFilter()))).Kind);
        Assert.Equal((0, 0), await house.Db(async db => (await db.SecondFactors.CountAsync(), await db.RecoveryCodes.CountAsync())));
        Assert.Equal(EntryResult.Entered, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(ResetSecondFactor) && l.Outcome == AuditOutcome.Done));
        Assert.Equal(("手机丢失", dispatcher.Account.UserName), (line.Detail, line.Object));
    }

    [Fact]
    public async Task The_command_line_takes_it_off_an_administrator()
    {
        await using var house = await House.Open();
        var security = house.As(Role.SecurityAdministrator);
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(Web.Shell.CommandLine.Misunderstood, await Type("reset-factor", security.Account.UserName!));
        Assert.Equal(Web.Shell.CommandLine.Done, await Type("reset-factor", security.Account.UserName!, "--reason", "手机丢失"));
        Assert.Contains("重新绑定", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Forbidden, (await security.Ask(new AccountList())).Kind);
        Assert.Equal(Web.Shell.CommandLine.Failed, await Type("reset-factor", security.Account.UserName!, "--reason", "手机丢失"));
        Assert.NotEmpty(error.ToString());

        Task<int> Type(params string[] args) => Web.Shell.CommandLine.Run(
            house.Services, (Microsoft.Extensions.Hosting.IHostEnvironment)house.Services.GetService(typeof(Microsoft.Extensions.Hosting.IHostEnvironment))!, args, output, error);
    }

    private static async Task<(string Secret, RecoverySheet Sheet)> Bound(House house, Desk desk)
    {
        Assert.True((await desk.Run(new BeginSecondFactor())).Ok);
        var secret = (await desk.Ask(new OwnFactor())).Value!.Secret!;
        var sheet = await desk.Run(new BindSecondFactor { Code = Code(secret, house.Clock.Now) });
        Assert.True(sheet.Ok, sheet.ToString());
        return (secret, sheet.Value!);
    }

    private static async Task<EntryResult> Enter(House house, Desk desk, string code)
    {
        var stamp = await house.Db(db => db.Users.Where(a => a.Id == desk.Account.Id).Select(a => a.SecurityStamp!).SingleAsync());
        return (await house.Citizen.Run(new EnterCode(desk.Account.Id, stamp, code))).Value!.Result;
    }

    // The same person after signing in again.
    private static async Task<Desk> Anew(House house, Desk desk)
    {
        var account = await house.Db(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == desk.Account.Id));
        return house.As(account);
    }

    private static string Code(string secret, DateTimeOffset at) => TimedCode.At(Base32.Read(secret), TimedCode.StepAt(at));

    private static string Wide(string digits) => string.Concat(digits.Select(d => (char)(d - '0' + '０')));
}
