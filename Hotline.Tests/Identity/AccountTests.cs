using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Dispatch;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class AccountTests
{
    [Fact]
    public async Task A_new_account_gets_a_one_time_password_and_no_role()
    {
        await using var house = await House.Open();
        var made = await house.As(Role.SystemAdministrator).Run(new CreateAccount { Account = "chen.lin", Name = "陈琳", Unit = "environment" });
        Assert.True(made.Ok, made.ToString());
        var account = await Account(house, "chen.lin");
        Assert.Empty(account.Roles);
        Assert.True(account.MustChangePassword);
        Assert.Null(PasswordPolicy.Wrong("chen.lin", made.Value!.Password));
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, made.Value.Password));
        var line = await house.Db(db => db.AuditLines.SingleAsync(l => l.Act == nameof(CreateAccount)));
        Assert.Equal("chen.lin", line.Object);
    }

    [Theory]
    [InlineData("Chen Lin", "陈琳", "", "Account", "AccountWrong")]
    [InlineData("system", "陈琳", "", "Account", "AccountWrong")]
    [InlineData("citizen", "陈琳", "", "Account", "AccountWrong")]
    [InlineData("chenlin", "", "", "Name", "NameMissing")]
    [InlineData("chenlin", "陈琳", "no-such-unit", "Unit", "UnitUnknown")]
    [InlineData("supervisor-centre", "陈琳", "", "Account", "AccountTaken")]
    public async Task A_wrong_field_is_named(string account, string name, string unit, string field, string code)
    {
        await using var house = await House.Open();
        house.As(Role.Supervisor);
        var outcome = await house.As(Role.SystemAdministrator).Run(new CreateAccount { Account = account, Name = name, Unit = unit });
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(new FieldError(field, code), outcome.Fields!);
    }

    [Fact]
    public async Task A_role_that_was_taken_has_no_power_at_the_next_request()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        Assert.True((await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Ok);
        var taken = await house.As(Role.SecurityAdministrator).Run(new ChangeRoles(dispatcher.Account.UserName!) { Roles = [Role.Reviewer] });
        Assert.True(taken.Ok, taken.ToString());
        Assert.Equal(OutcomeKind.Forbidden, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Kind);
    }

    [Theory]
    [InlineData(typeof(LockAccount))]
    [InlineData(typeof(DisableAccount))]
    [InlineData(typeof(ResetPassword))]
    public async Task A_locked_disabled_or_reset_account_is_out_at_once(Type act)
    {
        await using var house = await House.Open();
        var (dispatcher, administrator) = (house.As(Role.Dispatcher), house.As(Role.SystemAdministrator));
        Assert.True((await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Ok);
        var command = Activator.CreateInstance(act, dispatcher.Account.UserName!)!;
        var outcome = command is ResetPassword reset ? await administrator.Run(reset) : await administrator.Run((ICommand)command);
        Assert.True(outcome.Ok, outcome.ToString());
        Assert.Equal(OutcomeKind.Forbidden, (await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Kind);
    }

    [Fact]
    public async Task Wrong_passwords_typed_by_somebody_else_do_not_end_a_session()
    {
        await using var house = await House.Open();
        var dispatcher = house.As(Role.Dispatcher);
        for (var i = 0; i < 5; i++)
        {
            await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: false));
        }

        Assert.Equal(EntryResult.LockedOut, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
        Assert.True((await dispatcher.Ask(new DispatchQueue(new QueueFilter()))).Ok);
        Assert.True((await house.As(Role.SystemAdministrator).Run(new UnlockAccount(dispatcher.Account.UserName!))).Ok);
        Assert.Equal(EntryResult.Entered, (await house.Citizen.Run(new SignIn(dispatcher.Account.UserName!, Matched: true))).Value!.Result);
    }

    [Fact]
    public async Task Nobody_acts_on_the_own_account()
    {
        await using var house = await House.Open();
        var (system, security) = (house.As(Role.SystemAdministrator), house.As(Role.SecurityAdministrator));
        Assert.Equal(RefusalCode.OwnAccount, (await system.Run(new ResetPassword(system.Account.UserName!))).Code);
        Assert.Equal(RefusalCode.OwnAccount, (await system.Run(new DisableAccount(system.Account.UserName!))).Code);
        Assert.Equal(RefusalCode.OwnAccount, (await security.Run(new ChangeRoles(security.Account.UserName!) { Roles = [Role.Operator] })).Code);
        Assert.Equal(3, await house.Db(db => db.AuditLines.CountAsync(l => l.Outcome == AuditOutcome.Refused)));
    }

    [Fact]
    public async Task The_three_administrators_stay_three()
    {
        await using var house = await House.Open();
        var target = house.As(Role.Operator).Account.UserName!;
        var (system, security) = (house.As(Role.SystemAdministrator), house.As(Role.SecurityAdministrator));
        Assert.Equal(RefusalCode.AdministratorsSeparated, (await security.Run(new ChangeRoles(target) { Roles = [Role.SystemAdministrator, Role.AuditAdministrator] })).Code);
        Assert.Equal(RefusalCode.AdministratorsSeparated, (await security.Run(new ChangeRoles(target) { Roles = [Role.Operator, Role.AuditAdministrator] })).Code);
        Assert.Equal(RefusalCode.AdministratorsSeparated, (await system.Run(new ResetPassword(security.Account.UserName!))).Code);
        Assert.Equal(OutcomeKind.Forbidden, (await system.Run(new ChangeRoles(target) { Roles = [Role.Reviewer] })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await security.Run(new LockAccount(target))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await system.Ask(new AuditTrailList())).Kind);
    }

    [Fact]
    public async Task A_role_of_a_unit_needs_a_unit()
    {
        await using var house = await House.Open();
        var (system, security) = (house.As(Role.SystemAdministrator), house.As(Role.SecurityAdministrator));
        var target = house.As(Role.Operator).Account.UserName!;
        var without = await security.Run(new ChangeRoles(target) { Roles = [Role.Liaison] });
        Assert.Equal(new FieldError("Roles", "RoleNeedsUnit"), Assert.Single(without.Fields!));
        Assert.True((await system.Run(new ChangeUnit(target) { Unit = "environment" })).Ok);
        Assert.True((await security.Run(new ChangeRoles(target) { Roles = [Role.Liaison] })).Ok);
        Assert.Equal(OutcomeKind.Invalid, (await system.Run(new ChangeUnit(target) { Unit = "" })).Kind);
    }

    [Fact]
    public async Task The_list_is_searched_by_name_unit_and_state()
    {
        await using var house = await House.Open();
        var system = house.As(Role.SystemAdministrator);
        await system.Run(new CreateAccount { Account = "chen.lin", Name = "陈琳", Unit = "environment" });
        await system.Run(new CreateAccount { Account = "wu.hao", Name = "吴浩", Unit = "environment" });
        await system.Run(new LockAccount("wu.hao"));
        Assert.Equal("chen.lin", Assert.Single(await Found(system, new AccountList { Search = "陈" })).Account);
        Assert.Equal("chen.lin", Assert.Single(await Found(system, new AccountList { Search = "Chen" })).Account);
        Assert.Equal(2, (await Found(system, new AccountList { Unit = "environment" })).Count);
        Assert.Equal("wu.hao", Assert.Single(await Found(system, new AccountList { State = AccountState.Locked })).Account);
        Assert.True(Assert.Single(await Found(system, new AccountList { State = AccountState.Active })).Own);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(new AccountList())).Kind);
    }

    private static async Task<IReadOnlyList<AccountRow>> Found(Desk desk, AccountList question) => (await desk.Ask(question)).Value!.Rows;

    private static Task<Account> Account(House house, string name) => house.Db(db => db.Users.SingleAsync(a => a.UserName == name));
}
