using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Identity;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class MakeFirstAdministratorsTests
{
    [Fact]
    public async Task The_first_administrators_are_made_once()
    {
        await using var house = await House.Open();
        await house.Db(db => db.Users.ExecuteDeleteAsync());
        var made = await house.System.Run(new MakeFirstAdministrators());
        Assert.Equal(3, made.Value?.Count);
        var again = await house.System.Run(new MakeFirstAdministrators());
        Assert.Equal((OutcomeKind.Refused, RefusalCode.AccountsExist), (again.Kind, again.Code));
        var roles = await house.Db(db => db.Users.Select(a => a.Roles).ToListAsync());
        Assert.Equal(Rights.Administrators.Order(), roles.Select(Assert.Single).Order());
    }

    [Fact]
    public async Task Nobody_makes_them_through_the_console()
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.SystemAdministrator).Run(new MakeFirstAdministrators())).Kind);
    }
}
