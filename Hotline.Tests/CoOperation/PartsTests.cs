using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Handling;
using Hotline.Tests.Kit;
using Hotline.Web.CoOperation;
using Hotline.Web.Dispatch;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Hotline.Web.Supervision;
using Hotline.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.CoOperation;

/// <summary>Co-operating units through the one door.</summary>
public sealed class PartsTests : IAsyncLifetime
{
    private House house = null!;

    private Desk Lead => house.As(Role.Liaison, "urban-management");

    private Desk Helper => house.As(Role.Liaison, "water");

    public async Task InitializeAsync() => house = await House.Open();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_helper_signs_and_gives_its_part_and_the_lead_hears_and_reads_it()
    {
        var ticket = await Helped();
        Assert.Equal([TicketAction.CoAccept, TicketAction.CoReply], (await Units.View(Helper, ticket.Number)).Actions.Intersect([TicketAction.CoAccept, TicketAction.CoReply, TicketAction.Accept, TicketAction.Reply]));
        ticket = await Do(Helper, ticket, new SignForPart { Number = ticket.Number, Version = ticket.Version });
        Assert.DoesNotContain(TicketAction.CoAccept, (await Units.View(Helper, ticket.Number)).Actions);
        ticket = await Do(house.As(Role.Handler, "water"), ticket, new GivePart { Number = ticket.Number, Version = ticket.Version, Text = " 已核查排污口，未见偷排。 " });

        var seen = (await Units.View(Lead, ticket.Number)).Ticket;
        Assert.Equal("已核查排污口，未见偷排。", Assert.Single(seen.Parts).Text);
        Assert.Equal(TicketState.Dispatched, seen.State);
        Assert.Null(seen.Events.Single(e => e.Action == TicketAction.CoReply).Note);
        Assert.Contains((await Lead.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.CoReply && n.Ticket == ticket.Number);
    }

    [Fact]
    public async Task Whoever_is_to_help_hears_of_it_with_the_dispatch_and_when_asked_later()
    {
        var ticket = await Helped();
        Assert.Contains((await Helper.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.AddCoUnit && n.Ticket == ticket.Number);
        ticket = await Do(Lead, ticket, new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        ticket = await Do(Lead, ticket, new AskCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "environment", Wanted = "请检测油烟" });
        var environment = house.As(Role.Liaison, "environment");
        Assert.Single((await environment.Ask(new MyNotices())).Value!.Rows, n => n.Ticket == ticket.Number);
        Assert.Equal("请检测油烟", (await Units.View(environment, ticket.Number)).Part!.Wanted);
        ticket = await Do(house.As(Role.Dispatcher), ticket, new ReleaseCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "environment", Why = "已由主办单位检测" });
        Assert.Contains((await environment.Ask(new MyNotices())).Value!.Rows, n => n.Action == TicketAction.ReleaseCoUnit);
        Assert.Equal([("water", true), ("environment", false)], ticket.Assignments.Where(a => a.Kind == AssignmentKind.CoOperating).Select(a => (a.Unit.Value, a.Stands)));
    }

    [Fact]
    public async Task A_helper_acts_on_its_own_part_only_and_another_unit_not_at_all()
    {
        var ticket = await Helped();
        var part = new GivePart { Number = ticket.Number, Version = ticket.Version, Text = "已办。" };
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.Liaison, "education").Run(part)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await Lead.Run(part)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Dispatcher).Run(part)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await Helper.Run(new AcceptTicket { Number = ticket.Number, Version = ticket.Version })).Kind);
        ticket = await Do(Lead, ticket, new AcceptTicket { Number = ticket.Number, Version = ticket.Version });
        Assert.Equal(OutcomeKind.Forbidden, (await Helper.Run(new ReplyToTicket { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已办。" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await Helper.Run(new AskCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "police", Wanted = "请到场" })).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await Helper.Run(new ReleaseCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "water", Why = "不想办" })).Kind);
    }

    [Fact]
    public async Task Fields_and_units_are_checked()
    {
        var ticket = await Do(Lead, await Helped(), new AcceptTicket());
        Assert.Equal(["PartMissing"], (await Helper.Run(new GivePart { Number = ticket.Number, Version = ticket.Version })).Fields!.Select(f => f.Code));
        Assert.Equal(RefusalCode.UnknownUnit, (await Lead.Run(new AskCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "nowhere", Wanted = "x" })).Code);
        Assert.Equal(RefusalCode.CoUnitAlready, (await Lead.Run(new AskCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "water", Wanted = "x" })).Code);
        Assert.Equal(RefusalCode.NoSuchCoUnit, (await Lead.Run(new ReleaseCoUnit { Number = ticket.Number, Version = ticket.Version, Unit = "police", Why = "x" })).Code);
    }

    [Fact]
    public async Task The_lead_may_reply_without_the_parts_unless_the_city_wants_them_and_then_hears_whose_are_missing()
    {
        var (first, second) = (await Do(Lead, await Helped(), new AcceptTicket()), await Do(Lead, await Helped(), new AcceptTicket()));
        await Do(Lead, first, Reply(first));

        await house.Replace(CityFiles.RequestsFile, text => text.Replace("lead-waits-for-parts\tno", "lead-waits-for-parts\tyes", StringComparison.Ordinal));
        var refused = await Lead.Run(Reply(second));
        Assert.Equal((RefusalCode.PartsMissing, house.City.UnitName(new("water"))), (refused.Code!.Value, Assert.Single(refused.Named)));
        second = await Do(Helper, second, new GivePart { Text = "已核查。" });
        Assert.Equal(TicketState.UnderReview, (await Do(Lead, second, Reply(second))).State);
    }

    [Fact]
    public async Task The_tab_of_help_shows_what_is_owed_by_the_helpers_own_clock_the_most_pressing_first()
    {
        var normal = await Helped();
        var critical = await Helped(a => a with { Urgency = Urgency.Critical });
        var urgent = await Helped(a => a with { Urgency = Urgency.Urgent });
        var given = await Helped();
        await Do(Helper, given, new GivePart { Text = "已核查。" });

        var list = (await Helper.Ask(new UnitInbox(InboxTab.Help, null, new QueueFilter()))).Value!;
        Assert.Equal([critical.Number, urgent.Number, normal.Number], list.Rows.Select(r => r.Number));
        Assert.All(list.Rows, r => Assert.Equal(ClockName.CoOperate, r.DueClock));
        Assert.Equal(house.Clock.Now.AddHours(2), list.Rows[0].DueAt);
        Assert.Equal(3, (await Helper.Ask(new InboxDesk(null, []))).Value!.Counts[InboxTab.Help]);
        Assert.Equal(0, (await Lead.Ask(new UnitInbox(InboxTab.Help, null, new QueueFilter()))).Value!.Total);
        Assert.Equal(4, (await Helper.Ask(new UnitInbox(InboxTab.All, null, new QueueFilter()))).Value!.Total);

        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(critical.Number, Assert.Single((await Helper.Ask(new UnitInbox(InboxTab.Help, null, new QueueFilter { Overdue = true }))).Value!.Rows).Number);
    }

    [Fact]
    public async Task What_is_owed_is_found_by_its_index()
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Given.Someone, Rights.Of[Role.Liaison], "test", [new("water"), new("drainage")]);
        var db = scope.ServiceProvider.GetRequiredService<Hotline.Web.Data.HotlineDb>();
        var plan = await QueryPlan.Of(db, db.Owed([new("water")]).OrderBy(a => a.DueAt).ThenBy(a => a.Id).Take(30));
        Assert.Contains("IX_assignments_Unit_DueAt", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patrol_tells_a_helper_that_its_part_is_due()
    {
        var ticket = await Do(Lead, await Helped(), new AcceptTicket());
        house.Clock.Advance(TimeSpan.FromDays(9));
        await house.Services.GetRequiredService<Patrol>().Round(default);
        var seen = await house.Ticket(ticket.Number);
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, WarningLevel.Red], seen.Warnings.Where(w => w.Clock == ClockName.CoOperate).Select(w => w.Level));
        Assert.Contains((await Helper.Ask(new MyNotices())).Value!.Rows, n => n.Level == WarningLevel.Red && n.Ticket == ticket.Number);
        Assert.DoesNotContain((await Lead.Ask(new MyNotices())).Value!.Rows, n => n.Unit == new Hotline.Domain.Routing.DepartmentCode("water"));
        Assert.Equal(0, seen.Cards);
    }

    private static ReplyToTicket Reply(Ticket ticket) => new() { Number = ticket.Number, Version = ticket.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已会同水务部门核查处理。" };

    private async Task<Ticket> Helped(Func<Appeal, Appeal>? with = null)
    {
        var ticket = await Given.Ticket(house, with: with);
        return await Do(house.As(Role.Dispatcher), ticket, new DispatchTicket { Category = "0101", Lead = "urban-management", CoOperating = ["water"] });
    }

    private Task<Ticket> Do(Desk by, Ticket ticket, ICommand command) => house.Do(by, ticket, command);
}
