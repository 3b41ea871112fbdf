using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class RightsTests
{
    private static readonly Role[] roles = Enum.GetValues<Role>();

    [Fact]
    public void Every_role_may_do_something() => Assert.All(roles, role => Assert.NotEqual(Permission.None, Rights.Of[role]));

    [Fact]
    public void Every_permission_is_one_flag_of_its_own()
    {
        var flags = Enum.GetValues<Permission>().Where(p => p != Permission.None).Select(p => (long)p).ToList();
        Assert.All(flags, flag => Assert.True(long.IsPow2(flag)));
        Assert.Equal(flags.Count, flags.Distinct().Count());
    }

    [Fact]
    public void No_person_holds_the_systems_or_the_citizens_permission() =>
        Assert.All(roles, role => Assert.Equal(Permission.None, Rights.Of[role] & (Permission.System | Permission.Citizen)));

    [Fact]
    public void Every_permission_is_held_by_somebody() =>
        Assert.Equal(Enum.GetValues<Permission>().Aggregate(Permission.None, (sum, p) => sum | p) & ~(Permission.System | Permission.Citizen), Rights.Together(roles));

    [Fact]
    public void Every_step_of_a_person_is_open_to_some_role()
    {
        var everybody = Rights.Together(roles);
        Assert.All(Lifecycle.Steps.Where(s => (s.Who & ~(Permission.System | Permission.Citizen)) != 0), step => Assert.NotEqual(Permission.None, step.Who & everybody));
    }

    [Fact]
    public void Administrators_see_no_ticket_and_no_caller()
    {
        const Permission tickets = Permission.SeeAllTickets | Permission.SeeOwnUnit | Permission.Search | Permission.RevealCaller;
        Assert.All(Rights.Administrators, role => Assert.Equal(Permission.None, Rights.Of[role] & tickets));
    }

    [Fact]
    public void Leaders_read_and_remark_and_inspection_only_reads()
    {
        Found.None(Lifecycle.Steps.Where(s => (s.Who & Rights.Of[Role.Inspection]) != 0));
        Found.None(Lifecycle.Steps.Where(s => (s.Who & Rights.Of[Role.Leader]) != 0 && s.Action != TicketAction.Remark));
        Assert.False((Rights.Of[Role.Leader] | Rights.Of[Role.Inspection]).HasFlag(Permission.RevealCaller));
    }

    [Fact]
    public void Roles_that_act_for_a_unit_see_only_that_units_tickets()
    {
        Assert.All(Rights.NeedUnit, role => Assert.False(Rights.Of[role].HasFlag(Permission.SeeAllTickets)));
        Assert.Equal(Rights.NeedUnit.Order(), roles.Where(r => Rights.Of[r].HasFlag(Permission.SeeOwnUnit)).Order());
    }

    [Fact]
    public void Who_replies_for_a_unit_does_not_review_and_who_reviews_does_not_close()
    {
        Assert.All(roles, role => Assert.False(Rights.Of[role].HasFlag(Permission.Handle | Permission.Review)));
        Assert.All(roles, role => Assert.False(Rights.Of[role].HasFlag(Permission.Review | Permission.FollowUp)));
    }

    [Fact]
    public void Nobody_is_two_of_the_three_administrators_or_one_beside_other_work()
    {
        foreach (var administrator in Rights.Administrators)
        {
            Rights.CheckSeparation([administrator]);
            foreach (var other in roles.Where(r => r != administrator))
            {
                Assert.Equal(RefusalCode.AdministratorsSeparated, Assert.Throws<Refusal>(() => Rights.CheckSeparation([administrator, other])).Code);
            }
        }

        Rights.CheckSeparation([Role.Operator, Role.FollowUpAgent]);
    }
}
