using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Identity;
using Xunit;

namespace Hotline.Tests.Audit;

public sealed class AuditTrailTests
{
    [Fact]
    public async Task The_newest_comes_first_and_days_are_the_citys_days()
    {
        await using var house = await House.Open();
        var auditor = house.As(Role.AuditAdministrator);
        house.Clock.Now = new DateTimeOffset(2026, 11, 23, 23, 59, 0, TimeSpan.FromHours(8));
        await house.Citizen.Run(new SignIn("nobody", Matched: false));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Citizen.Run(new SignIn("nobody", Matched: false));

        var both = await auditor.Ask(new AuditTrailList());
        Assert.True(both.Value!.Rows[0].At > both.Value.Rows[1].At);
        var first = await auditor.Ask(new AuditTrailList { From = new DateOnly(2026, 11, 23), To = new DateOnly(2026, 11, 23) });
        Assert.Equal(both.Value.Rows[1].At, Assert.Single(first.Value!.Rows).At);
    }

    [Fact]
    public async Task It_is_narrowed_by_person_act_thing_and_outcome()
    {
        await using var house = await House.Open();
        var (auditor, system) = (house.As(Role.AuditAdministrator), house.As(Role.SystemAdministrator));
        await system.Run(new CreateAccount { Account = "chen.lin", Name = "陈琳" });
        await system.Run(new ResetPassword(system.Account.UserName!));
        await house.As(Role.Operator).Run(new LockAccount("chen.lin"));

        Assert.Equal(2, await Count(auditor, new AuditTrailList { Who = system.Account.Id }));
        Assert.Equal(2, await Count(auditor, new AuditTrailList { Who = system.Account.Name[..6] }));
        Assert.Equal(1, await Count(auditor, new AuditTrailList { Act = nameof(ResetPassword) }));
        Assert.Equal(2, await Count(auditor, new AuditTrailList { Object = "chen.lin" }));
        Assert.Equal(1, await Count(auditor, new AuditTrailList { Outcome = AuditOutcome.Forbidden }));
        Assert.Equal(0, await Count(auditor, new AuditTrailList { To = new DateOnly(2026, 11, 22) }));
    }

    [Fact]
    public async Task A_password_typed_as_account_is_not_kept()
    {
        await using var house = await House.Open();
        await house.Citizen.Run(new SignIn("Quiet#River7", Matched: false));
        var line = Assert.Single((await house.As(Role.AuditAdministrator).Ask(new AuditTrailList())).Value!.Rows);
        Assert.Equal("?", line.Object);
    }

    private static async Task<int> Count(Desk desk, AuditTrailList question) => (await desk.Ask(question)).Value!.Total;
}
