using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Rulings;
using Hotline.Web.Tickets;
using Xunit;

namespace Hotline.Tests.Rulings;

public sealed class PingPongTests
{
    [Fact]
    public async Task Minutes_at_a_unit_that_did_not_answer_and_minutes_of_waiting_are_added_up()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var granted = await disputes.Ask(await disputes.Dispatched());
        var refused = await disputes.Ask(await disputes.Dispatched());
        house.Clock.Advance(TimeSpan.FromMinutes(40));
        await disputes.Grant(granted, "environment");
        refused = await disputes.Refuse(refused);
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        refused = await disputes.Dispute(refused);
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        await disputes.Rule(refused, Disputes.Ruling(refused, once: true));
        await disputes.Refuse(await disputes.Ask(await disputes.Dispatched()));

        var unit = Assert.Single((await Figures(house)).Rows);
        // 40 until the grant; 40 + 20 + 30 until the ruling. Waiting: 40, and 40 + 30.
        Assert.Equal(("urban-management", 2, 130, 110), (unit.Unit.Value, unit.Tickets, unit.HeldMinutes, unit.WaitedMinutes));
        Assert.Equal((3, 1, 1, 1, new Proportion(2, 3)), (unit.Asked, unit.Granted, unit.Refused, unit.Ruled, unit.Upheld));
        Assert.Empty((await Figures(house, new DateOnly(2026, 10, 31))).Rows);
    }

    [Fact]
    public async Task What_came_back_to_the_unit_and_what_nobody_answered_is_not_counted()
    {
        await using var house = await House.Open();
        var disputes = new Disputes(house);
        var back = await disputes.Grant(await disputes.Ask(await disputes.Dispatched()), "environment");
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await disputes.Grant(await disputes.Ask(back, "environment", suggested: "urban-management"), "urban-management");
        var unit = Assert.Single((await Figures(house)).Rows, u => u.Tickets > 0);
        Assert.Equal(("environment", 10), (unit.Unit.Value, unit.HeldMinutes));
    }

    [Fact]
    public async Task A_month_is_the_citys_own()
    {
        await using var house = await House.Open();
        // 23:50 on the last of November in Shanghai is still November there.
        house.Clock.Now = new DateTimeOffset(2026, 11, 30, 23, 50, 0, TimeSpan.FromHours(8));
        var disputes = new Disputes(house);
        await disputes.Grant(await disputes.Ask(await disputes.Dispatched()), "environment");
        Assert.Single((await Figures(house, new DateOnly(2026, 11, 1))).Rows);
        Assert.Empty((await Figures(house, new DateOnly(2026, 12, 1))).Rows);
    }

    [Fact]
    public async Task Neither_queue_nor_list_nor_figures_walk_through_all_tickets_and_only_a_supervisor_reads_them()
    {
        await using var house = await House.Open();
        var supervisor = house.As(Role.Supervisor);
        Found.None(await Data.QueryPlan.FullScans(house, async () =>
        {
            Assert.True((await supervisor.Ask(new RulingQueue(1))).Ok);
            Assert.True((await supervisor.Ask(new PastRulings(null, 1))).Ok);
            Assert.True((await supervisor.Ask(new PastRulings("0101", 1))).Ok);
            Assert.True((await supervisor.Ask(new PingPong(null, 1))).Ok);
        }));
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Ask(new PingPong(null, 1))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Ask(new RulingQueue(1))).Kind);
    }

    private static async Task<Page<UnitPingPong>> Figures(House house, DateOnly? month = null) => (await house.As(Role.Supervisor).Ask(new PingPong(month, 1))).Value!;
}
