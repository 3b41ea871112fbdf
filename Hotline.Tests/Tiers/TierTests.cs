using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Hotline.Tests.Performance;
using Hotline.Tests.Routing;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Rulings;
using Hotline.Web.Tickets;
using Hotline.Web.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Tiers;

/// <summary>A district office and its streets through the one door.</summary>
public sealed class TierTests : IAsyncLifetime
{
    private const string district = "district-qingxi", street = "street-qingxi-xidong", town = "street-qingxi-daxu";
    private House house = null!;

    private Desk Office => house.As(Role.DistrictOffice, district);

    private Desk Street => house.As(Role.Liaison, street);

    public async Task InitializeAsync() => house = await House.Open();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task An_office_hands_on_to_its_street_which_hears_sees_signs_and_answers()
    {
        var ticket = await HandedOn();
        Assert.Equal((street, district, TicketState.Dispatched), (ticket.Lead!.Value.Value, ticket.District!.Value.Value, ticket.State));
        Assert.Contains((await Street.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.Redispatch && n.Ticket == ticket.Number);
        Assert.Equal(ticket.Number, Assert.Single((await Street.Ask(new UnitInbox(InboxTab.Sign, null, new QueueFilter()))).Value!.Rows).Number);
        ticket = await house.Do(Street, ticket, new AcceptTicket());
        ticket = await house.Do(Street, ticket, new ReplyToTicket { Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已到现场处理。" });
        Assert.Equal((TicketState.UnderReview, street), (ticket.State, ticket.Replies[0].Unit!.Value.Value));
    }

    [Fact]
    public async Task The_district_sees_its_streets_tickets_and_a_street_not_its_neighbours()
    {
        var ticket = await HandedOn();
        Assert.True((await Office.Ask(new TicketDetails(ticket.Number))).Ok);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, town).Ask(new TicketDetails(ticket.Number))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.DistrictOffice, "district-jiangbei").Ask(new TicketDetails(ticket.Number))).Kind);
        Assert.True((await house.As(Role.Leader).Ask(new TicketDetails(ticket.Number))).Ok);
    }

    [Fact]
    public async Task Only_inside_the_own_area_and_tree_to_units_in_force()
    {
        var ticket = await Sent();
        RedispatchTicket To(string unit) => new() { Number = ticket.Number, Version = ticket.Version, Unit = unit };
        foreach (var outside in new[] { "street-jiangbei-dongge", "urban-management", "district-jiangbei", district })
        {
            Assert.Equal(RefusalCode.NotInDistrict, (await Office.Run(To(outside))).Code);
        }

        Assert.Equal(RefusalCode.UnknownUnit, (await Office.Run(To("nowhere"))).Code);
        Assert.Equal(["UnitMissing"], (await Office.Run(To(""))).Fields!.Select(f => f.Code));
        Assert.Equal(6, house.City.InsideDistrict(new(district), house.City.Day(house.Clock.Now)).Count);
        Assert.Empty(house.City.InsideDistrict(new("water"), house.City.Day(house.Clock.Now)));
    }

    [Fact]
    public async Task Only_the_office_that_has_it_hands_it_on_and_only_the_one_that_did_takes_it_back()
    {
        var ticket = await Sent();
        var handOn = new RedispatchTicket { Number = ticket.Number, Version = ticket.Version, Unit = street };
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.DistrictOffice, "district-jiangbei").Run(handOn)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, district).Run(handOn)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(handOn)).Kind);
        ticket = await house.Do(Office, ticket, handOn);
        Assert.Equal(OutcomeKind.Forbidden, (await Office.Run(new RedispatchTicket { Number = ticket.Number, Version = ticket.Version, Unit = town })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await Street.Run(new TakeBackTicket { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Kind);
        Assert.Contains(TicketAction.TakeBack, (await Units.View(Office, ticket.Number)).Actions);
        ticket = await house.Do(Office, ticket, new TakeBackTicket { Note = "由区统筹" });
        Assert.Equal((district, TicketState.InHand), (ticket.Lead!.Value.Value, ticket.State));
        Assert.Contains((await Street.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.TakeBack);
        Assert.DoesNotContain(TicketAction.TakeBack, (await Units.View(Office, ticket.Number)).Actions);
        Assert.Equal(OutcomeKind.Forbidden, (await Office.Run(new TakeBackTicket { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Kind);
    }

    [Fact]
    public async Task A_streets_return_waits_at_the_office_and_not_at_the_centre()
    {
        var ticket = await Asked(await HandedOn());
        Assert.Equal(0, (await house.As(Role.Dispatcher).Ask(new PendingRequests(null, 1))).Value!.Returns);
        Assert.DoesNotContain((await house.As(Role.Dispatcher).Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.AskReturn);
        Assert.Contains((await Office.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.AskReturn && n.Ticket == ticket.Number);
        Assert.Equal(ticket.Number, Assert.Single((await Office.Ask(new UnitInbox(InboxTab.Below, null, new QueueFilter()))).Value!.Rows).Number);
        Assert.Equal(0, (await house.As(Role.DistrictOffice, "district-jiangbei").Ask(new UnitInbox(InboxTab.Below, null, new QueueFilter()))).Value!.Total);

        Assert.Equal(RefusalCode.DistrictDecides, (await house.As(Role.Dispatcher).Run(new RefuseReturn { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Code);
        Assert.DoesNotContain(TicketAction.GrantReturn, (await Units.View(house.As(Role.Dispatcher), ticket.Number)).Actions);
        Assert.Equal(OutcomeKind.Forbidden, (await Street.Run(new RefuseTierReturn { Number = ticket.Number, Version = ticket.Version, Note = "x" })).Kind);
        Assert.Equal(RefusalCode.NotInDistrict, (await Office.Run(new GrantTierReturn { Number = ticket.Number, Version = ticket.Version, Unit = "police" })).Code);
        ticket = await house.Do(Office, ticket, new GrantTierReturn { Unit = town });
        Assert.Equal((town, district), (ticket.Lead!.Value.Value, ticket.District!.Value.Value));
        ticket = await Asked(ticket, town);
        Assert.Equal(district, (await house.Do(Office, ticket, new GrantTierReturn { Unit = district })).Lead!.Value.Value);
    }

    [Fact]
    public async Task A_refused_return_stays_with_the_street_which_hears_why()
    {
        var ticket = await house.Do(Office, await Asked(await HandedOn()), new RefuseTierReturn { Note = "地图显示在贵街道辖区" });
        Assert.Equal((street, UnitRequestState.Refused, "地图显示在贵街道辖区"), (ticket.Lead!.Value.Value, ticket.Requests[0].State, ticket.Requests[0].Decision));
        Assert.Contains((await Street.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.RefuseTierReturn);
        Assert.DoesNotContain(TicketAction.AskReturn, (await Units.View(Street, ticket.Number)).Actions);
    }

    [Fact]
    public async Task The_offices_queue_of_returns_is_found_by_its_index()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var me = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        me.Become(Given.Someone with { Unit = new DepartmentCode(district) }, Rights.Of[Role.DistrictOffice], "test", [new(district), new(street)]);
        var db = scope.ServiceProvider.GetRequiredService<Hotline.Web.Data.HotlineDb>();
        var plan = await QueryPlan.Of(db, new QueueFilter().Apply(db.Inbox(me, InboxTab.Below, false), house.City, house.Clock.Now).Take(30));
        Assert.Contains("IX_unit_requests_District", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^SCAN (t|a|r|u)\d*\b", plan);
    }

    [Fact]
    public async Task The_routing_ledger_sees_the_office_as_the_unit_it_was_dispatched_to()
    {
        var ways = new Ways(house);
        var number = await ways.Dispatched(district, suggested: district);
        var ticket = await house.Do(Office, await house.Ticket(number), new RedispatchTicket { Unit = street });
        ticket = await house.Do(Office, await Asked(ticket), new GrantTierReturn { Unit = town });
        ticket = await house.Do(house.As(Role.Liaison, town), ticket, new AcceptTicket());
        ticket = await house.Do(house.As(Role.Liaison, town), ticket, new ReplyToTicket { Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已处理。" });
        await house.Do(house.As(Role.Reviewer), ticket, new Hotline.Web.Review.ApproveReply { Note = "口头核实过" });
        await ways.Keep();
        var outcome = (await ways.Outcome(number))!;
        Assert.Equal((district, district, RoutingFate.Stood, RoutingFate.Stood), (outcome.FirstUnit.Value, outcome.Unit.Value, outcome.Fate, outcome.Came));
        Assert.Null(await ways.Correction(number));
        Assert.Equal(new Proportion(1, 1), (await ways.Figures()).Total.RightAtFirst);
    }

    [Fact]
    public async Task What_teaches_the_next_model_is_the_office_and_never_the_street()
    {
        var ways = new Ways(house);
        var number = await ways.Dispatched(district, suggested: "urban-management");
        var ticket = await house.Do(Office, await house.Ticket(number), new RedispatchTicket { Unit = street });
        ticket = await house.Do(Street, ticket, new AcceptTicket());
        ticket = await house.Do(Street, ticket, new ReplyToTicket { Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已处理。" });
        await house.Do(house.As(Role.Reviewer), ticket, new Hotline.Web.Review.ApproveReply { Note = "口头核实过" });
        await ways.Keep();
        Assert.Equal((district, CorrectionSource.Confirmed), ((await ways.Correction(number))!.Unit.Value, (await ways.Correction(number))!.Source));
    }

    [Fact]
    public async Task The_keeper_of_figures_keeps_office_and_street_apart()
    {
        var ticket = await house.Do(Street, await HandedOn(), new AcceptTicket());
        ticket = await house.Do(Street, ticket, new ReplyToTicket { Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已处理。" });
        await house.Do(house.As(Role.Reviewer), ticket, new Hotline.Web.Review.ApproveReply { Note = "口头核实过" });
        await new Months(house).Keep();
        var facts = await house.Db(db => db.KpiFacts.AsNoTracking().Where(f => f.Ticket == ticket.Number).OrderBy(f => f.Hop).ToListAsync());
        Assert.True(facts.Single(f => f.Kind == FactKind.FirstDispatch).Hit);
        Assert.Equal([(district, true), (street, true)], facts.Where(f => f.Kind == FactKind.Handle).Select(f => (f.Unit.Value, f.Hit)));
    }

    [Fact]
    public async Task A_step_inside_the_district_is_no_ping_pong_of_the_office()
    {
        var ticket = await Sent();
        house.Clock.Advance(TimeSpan.FromMinutes(40));
        ticket = await house.Do(Office, ticket, new RedispatchTicket { Unit = street });
        Assert.DoesNotContain((await PingPong()).Rows, u => u.Tickets > 0);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        await house.Do(Office, await Asked(ticket), new GrantTierReturn { Unit = town });
        var lost = Assert.Single((await PingPong()).Rows, u => u.Tickets > 0);
        Assert.Equal((street, 15), (lost.Unit.Value, lost.HeldMinutes));
    }

    private async Task<Page<UnitPingPong>> PingPong() => (await house.As(Role.Supervisor).Ask(new PingPong(null, 1))).Value!;

    private async Task<Ticket> Sent() =>
        await house.Do(house.As(Role.Dispatcher), await Given.Ticket(house), new DispatchTicket { Category = "0101", Lead = district });

    private async Task<Ticket> HandedOn() => await house.Do(Office, await Sent(), new RedispatchTicket { Unit = street, Note = "请现场核实" });

    private Task<Ticket> Asked(Ticket ticket, string unit = street) =>
        house.Do(house.As(Role.UnitLeader, unit), ticket, new AskReturn { ReasonCode = "wrong-area", Reason = "在大墟镇辖区", Basis = "行政区划图", SuggestedUnit = town == unit ? street : town });
}
