using Hotline.Domain.Identity;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Data;
using Hotline.Web.Dispatch;
using Hotline.Web.Intake;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Data;

/// <summary>One demo city for all the facts about it; sowing takes seconds.</summary>
public sealed class SeededHouse : IAsyncLifetime
{
    public House House { get; private set; } = null!;

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    public string Handler { get; private set; } = "";

    public async Task InitializeAsync()
    {
        House = await Hotline.Tests.Kit.House.Open();
        Handler = House.As(Role.Handler, "urban-management").Account.Id;
        await Seed.Sow(House.Services);
        Tickets = await All(House);
    }

    public static Task<List<Ticket>> All(House house) =>
        house.Db(db => HotlineDb.Whole(db.Tickets.IgnoreQueryFilters()).AsNoTracking().OrderBy(t => t.Number).ToListAsync());

    public Task DisposeAsync() => House.DisposeAsync().AsTask();
}

public sealed class SeedTests(SeededHouse seeded) : IClassFixture<SeededHouse>
{
    private DateTimeOffset Now => seeded.House.Clock.Now;

    [Fact]
    public void There_are_320_tickets_or_more_and_some_in_every_state()
    {
        Assert.InRange(seeded.Tickets.Count, 320, 500);
        Found.None(Enum.GetValues<TicketState>().Except([TicketState.Draft]).Where(s => seeded.Tickets.Count(t => t.State == s) < 5));
    }

    [Fact]
    public void Everything_happened_in_order_within_the_last_sixty_days()
    {
        Found.None(seeded.Tickets.Where(t => t.RegisteredAt < Now.AddDays(-62)).Select(t => $"{t.Number} is too old"));
        Found.None(seeded.Tickets.Where(t => t.Events.Any(e => e.At > Now)).Select(t => $"{t.Number} comes from the future"));
        Found.None(seeded.Tickets.Where(t => t.Events.Zip(t.Events.Skip(1)).Any(e => e.First.At > e.Second.At)).Select(t => $"{t.Number} is out of order"));
        Found.None(seeded.Tickets.Where(t => t.Number.Value / 1_000_000 != long.Parse(seeded.House.City.Day(t.RegisteredAt).ToString("yyyyMMdd"))).Select(t => $"{t.Number} has another day's number"));
    }

    [Fact]
    public void Most_open_tickets_are_inside_their_limits_and_some_are_not()
    {
        foreach (var state in new[] { TicketState.Registered, TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview, TicketState.ToFollowUp })
        {
            var all = seeded.Tickets.Where(t => t.State == state).ToList();
            Assert.InRange(all.Count(t => t.DueAt < Now), 2, all.Count / 3);
        }
    }

    [Fact]
    public void Every_turn_a_ticket_can_take_was_taken()
    {
        var taken = seeded.Tickets.SelectMany(t => t.Events).Select(e => e.Action).ToHashSet();
        // What the patrol does it does to the demo city too, as soon as the server runs; a card is given and revoked by hand.
        TicketAction[] patrol = [TicketAction.Warn, TicketAction.AutoSign, TicketAction.OrderLate, TicketAction.IssueCard, TicketAction.RevokeCard];
        // Nobody is left to a link where everybody is called.
        // A new query code is given on the telephone; nothing in the histories shows one. The machine dispatches nothing until a city says so.
        Found.None(Enum.GetValues<TicketAction>().Except([TicketAction.ReissueCode, TicketAction.AutoDispatch, TicketAction.Recall, TicketAction.CloseUncalled, .. patrol]).Where(a => !taken.Contains(a)));
        var requests = seeded.Tickets.SelectMany(t => t.Requests).Select(r => (r.Kind, r.State)).ToHashSet();
        Found.None(
            from kind in Enum.GetValues<UnitRequestKind>()
            from state in new[] { UnitRequestState.Pending, UnitRequestState.Granted, UnitRequestState.Refused }
            where !requests.Contains((kind, state))
            select (kind, state));
    }

    [Fact]
    public void Merged_tickets_stand_behind_parents_about_the_same_matter()
    {
        var parents = seeded.Tickets.Where(t => t.Children > 0).ToList();
        Assert.True(parents.Count >= 2);
        foreach (var parent in parents)
        {
            var children = seeded.Tickets.Where(t => t.Parent == parent.Number).ToList();
            Assert.InRange(children.Count, 3, 6);
            Assert.Equal(parent.Children, children.Count);
            var district = seeded.House.City.Gazetteer.DistrictOf(parent.Appeal.Area);
            Assert.NotNull(district);
            Assert.All(children, c => Assert.Equal(district, seeded.House.City.Gazetteer.DistrictOf(c.Appeal.Area)));
        }
    }

    [Fact]
    public void Some_callers_are_nobody_some_are_hidden_and_no_unit_has_a_report_about_itself()
    {
        Assert.True(seeded.Tickets.Count(t => t.Appeal.Caller.Anonymous) >= 3);
        Assert.True(seeded.Tickets.Count(t => t.Appeal.Confidential) >= 3);
        var about = seeded.Tickets.Where(t => t.Appeal.ReportedUnit is not null).ToList();
        Assert.True(about.Count >= 3);
        Found.None(about.Where(t => t.Assignments.Any(a => a.Unit == t.Appeal.ReportedUnit)).Select(t => t.Number));
    }

    [Fact]
    public void What_ends_at_once_ended_for_a_reason_or_with_a_service_that_exists()
    {
        var city = seeded.House.City;
        Found.None(seeded.Tickets.Where(t => t.State == TicketState.Declined && !city.DeclineReasons.Any(r => r.Code == t.EndCode)).Select(t => (t.Number, t.EndCode)));
        Found.None(seeded.Tickets.Where(t => t.State == TicketState.Transferred && !city.EmergencyServices.Any(s => s.Code == t.EndCode)).Select(t => (t.Number, t.EndCode)));
        Assert.True(seeded.Tickets.Where(t => t.State == TicketState.Declined).Select(t => t.EndCode).Distinct().Count() >= 8);
    }

    [Fact]
    public void The_demo_handler_has_tickets_assigned()
    {
        var unit = new DepartmentCode("urban-management");
        Assert.Contains(seeded.Tickets, t => t.LeadAssignment?.Handler == seeded.Handler && t.State == TicketState.InHand);
        Assert.Contains(seeded.Tickets, t => t.Lead == unit && t.State == TicketState.Dispatched);
    }

    [Fact]
    public async Task The_dispatcher_finds_fresh_tickets_with_a_suggestion()
    {
        var queue = await seeded.House.As(Role.Dispatcher).Ask(new DispatchQueue(new QueueFilter()));
        Assert.InRange(queue.Value!.Total, 15, 60);
        Assert.All(queue.Value.Rows, r => Assert.NotNull(r.SuggestedUnit));
        Assert.Contains(queue.Value.Rows, r => r.RegisteredAt > Now.AddHours(-3));
    }

    [Fact]
    public async Task Every_query_code_of_the_list_opens_its_ticket()
    {
        var rows = File.ReadLines(seeded.House.Services.GetRequiredService<DataFolder>().DemoCodes).Skip(1).Select(l => l.Split('\t')).ToList();
        Assert.Equal(seeded.Tickets.Count, rows.Count);
        var hashes = seeded.Tickets.ToDictionary(t => t.Number.ToString(), t => t.QueryCodeHash);
        var wrong = await seeded.House.Db(db => Task.FromResult(rows.Where(r => TicketNumber.TryParse(r[0], out var number) && hashes[r[0]] != Registrar.CodeHash(db.Vault, number, r[1])).ToList()));
        Found.None(wrong.Select(r => r[0]));
        Assert.Equal(rows.Count, rows.Select(r => r[0]).Distinct().Count());
    }

    [Fact]
    public async Task Sowing_again_changes_nothing()
    {
        Assert.Equal(0, await Seed.Sow(seeded.House.Services));
        Assert.Equal(seeded.Tickets.Count, (await SeededHouse.All(seeded.House)).Count);
    }

    [Fact]
    public async Task Sowing_that_is_stopped_leaves_nothing_and_can_begin_anew_with_the_same_city()
    {
        await using var house = await House.Open();
        house.As(Role.Handler, "urban-management");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Seed.Sow(house.Services, part => { if (part > 0.7) { stop.Cancel(); } }, stop.Token));
        Assert.Empty(await SeededHouse.All(house));
        await Seed.Sow(house.Services);
        // The same seed at the same moment: the same lives.
        Assert.Equal(seeded.Tickets.Select(Life), (await SeededHouse.All(house)).Select(Life));
    }

    private static string Life(Ticket ticket) => $"{ticket.Number} {ticket.Appeal.Title} {string.Join(' ', ticket.Events.Select(e => $"{e.Action}@{e.At:u}"))}";
}
