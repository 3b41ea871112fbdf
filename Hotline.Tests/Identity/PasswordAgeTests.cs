using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class PasswordAgeTests
{
    [Fact]
    public async Task The_last_five_passwords_are_not_taken_again_and_an_older_one_is()
    {
        await using var house = await House.Open();
        var name = house.As(Role.Operator).Account.UserName!;
        var current = (await house.As(Role.SystemAdministrator).Run(new ResetPassword(name))).Value!.Password;
        foreach (var round in Enumerable.Range(1, 5))
        {
            Assert.True((await Change(house, name, current, Word(round))).Ok);
            current = Word(round);
        }

        foreach (var round in Enumerable.Range(1, 4))
        {
            var refused = await Change(house, name, current, Word(round));
            Assert.Equal(new FieldError("New", "PasswordUsed"), Assert.Single(refused.Fields!));
        }

        Assert.True((await Change(house, name, current, Word(6))).Ok);
        Assert.True((await Change(house, name, Word(6), Word(1))).Ok);
        // No more is kept than is asked for.
        Assert.Equal(4, await house.Db(db => db.PastPasswords.CountAsync()));
    }

    [Fact]
    public async Task A_reset_does_not_make_the_password_before_it_good_again()
    {
        await using var house = await House.Open();
        var (name, administrator) = (house.As(Role.Operator).Account.UserName!, house.As(Role.SystemAdministrator));
        var first = (await administrator.Run(new ResetPassword(name))).Value!.Password;
        Assert.True((await Change(house, name, first, Word(1))).Ok);
        var second = (await administrator.Run(new ResetPassword(name))).Value!.Password;
        Assert.Equal("PasswordUsed", Assert.Single((await Change(house, name, second, Word(1))).Fields!).Code);
    }

    [Fact]
    public async Task A_city_that_wants_no_history_keeps_none()
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Password:History"] = "0" });
        var name = house.As(Role.Operator).Account.UserName!;
        var first = (await house.As(Role.SystemAdministrator).Run(new ResetPassword(name))).Value!.Password;
        Assert.True((await Change(house, name, first, Word(1))).Ok);
        Assert.True((await Change(house, name, Word(1), Word(2))).Ok);
        Assert.True((await Change(house, name, Word(2), Word(1))).Ok);
        Assert.Equal(0, await house.Db(db => db.PastPasswords.CountAsync()));
    }

    [Theory]
    [InlineData(Role.SecurityAdministrator, null, null, 90)]
    [InlineData(Role.SecurityAdministrator, "30", null, 30)]
    [InlineData(Role.SecurityAdministrator, "0", "60", null)]
    [InlineData(Role.Operator, null, null, null)]
    [InlineData(Role.Operator, null, "60", 60)]
    public async Task A_password_that_is_too_old_must_be_changed_at_the_next_sign_in(Role role, string? administrators, string? others, int? days)
    {
        await using var house = await House.Open(new Dictionary<string, string?> { ["Hotline:Password:AdministratorMaxAgeDays"] = administrators, ["Hotline:Password:MaxAgeDays"] = others });
        var name = house.As(role).Account.UserName!;
        // Its age is counted from the first sign-in that notes it.
        Assert.False(await MustChange(house, name));
        house.Clock.Advance(TimeSpan.FromDays(days ?? 4000) - TimeSpan.FromSeconds(1));
        Assert.False(await MustChange(house, name));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(days is not null, await MustChange(house, name));
    }

    private static async Task<bool> MustChange(House house, string name)
    {
        var entry = (await house.Citizen.Run(new SignIn(name, Matched: true))).Value!;
        Assert.True(entry.Result is EntryResult.Entered or EntryResult.CodeDue);
        return entry.MustChangePassword;
    }

    private static string Word(int round) => $"Quiet#River{round}";

    private static Task<Outcome<Entry>> Change(House house, string name, string current, string next) =>
        house.Citizen.Run(new ChangePassword { Account = name, Current = current, New = next, Again = next });
}
