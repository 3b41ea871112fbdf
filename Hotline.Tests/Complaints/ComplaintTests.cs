using System.Text;
using Hotline.Domain;
using Hotline.Domain.Complaints;
using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Complaints;
using Hotline.Web.Handling;
using Hotline.Web.Notifications;
using Hotline.Web.Platform;
using Hotline.Web.PublicPortal;
using Hotline.Web.Search;
using Hotline.Web.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Complaints;

public sealed class ComplaintTests
{
    private const string said = "城管队员小李在电话里骂我，还说再投诉就给我好看。";

    [Fact]
    public async Task A_citizen_complains_and_the_supervisor_answers_within_five_working_days()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var access = await Access(house, ticket.Number);
        var receipt = (await house.Citizen.Run(Form(access))).Value!;
        // Monday 2026-11-23, the fifth working day after.
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 17, 30, 0, TimeSpan.FromHours(8)), receipt.DueAt);
        var supervisor = house.As(Role.Supervisor);
        var row = Assert.Single((await supervisor.Ask(new ComplaintQueue())).Value!.Rows);
        Assert.Equal(("attitude", "urban-management", ComplaintVia.Web), (row.Kind, row.Unit?.Value, row.Via));
        Assert.Equal(said, (await supervisor.Ask(new ComplaintDetails(row.Id))).Value!.Text);
        Assert.Equal(NoticeTopic.Complaint, Assert.Single((await supervisor.Ask(new MyNotices())).Value!.Rows).Topic);
        Assert.True((await supervisor.Run(new AnswerComplaint { Id = row.Id, Finding = ComplaintFinding.Justified, Answer = "经核实属实，已责成该单位道歉。" })).Ok);
        var own = Assert.Single((await house.Citizen.Ask(new OwnComplaints(access))).Value!);
        Assert.Equal((false, ComplaintFinding.Justified, "经核实属实，已责成该单位道歉。"), (own.Open, own.Finding, own.Answer));
        Assert.Equal(RefusalCode.ComplaintAnswered, (await supervisor.Run(new AnswerComplaint { Id = row.Id, Finding = ComplaintFinding.NotJustified, Answer = "改" })).Code);
        Assert.Empty((await supervisor.Ask(new ComplaintQueue())).Value!.Rows);
        Assert.Single((await supervisor.Ask(new ComplaintQueue(Answered: true))).Value!.Rows);
    }

    [Fact]
    public async Task One_complaint_at_a_time_for_a_ticket_whoever_files_it()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var access = await Access(house, ticket.Number);
        Assert.True((await house.Citizen.Run(Form(access))).Ok);
        Assert.Equal(RefusalCode.ComplaintStands, (await house.Citizen.Run(Form(access))).Code);
        Assert.Equal(RefusalCode.ComplaintStands, (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Code);
        var id = (await house.As(Role.Supervisor).Ask(new ComplaintQueue())).Value!.Rows[0].Id;
        await house.As(Role.Supervisor).Run(new AnswerComplaint { Id = id, Finding = ComplaintFinding.NotEstablished, Answer = "无法查实。" });
        Assert.True((await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Ok);
    }

    [Fact]
    public async Task Nobody_complains_about_a_ticket_that_is_not_theirs_and_no_unit_files_one()
    {
        await using var house = await House.Open();
        var (own, other) = (await Given.Ticket(house, TicketState.InHand), await Given.Ticket(house, TicketState.InHand));
        var access = await Access(house, own.Number);
        Assert.Equal(OutcomeKind.NotFound, (await house.Citizen.Run(Form(access with { Number = other.Number }))).Kind);
        // The number a form might smuggle in counts for nothing.
        Assert.True((await house.Citizen.Run(Form(access) with { Number = other.Number })).Ok);
        Assert.Equal(own.Number, Assert.Single((await house.As(Role.Supervisor).Ask(new ComplaintQueue())).Value!.Rows).Ticket);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Liaison, "urban-management").Run(ByPhone(own.Number))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await house.Citizen.Run(Form(access) with { Kind = "invented" })).Kind);
    }

    [Fact]
    public async Task A_complaint_before_any_dispatch_is_about_the_centre()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house);
        await house.As(Role.Operator).Run(ByPhone(ticket.Number));
        Assert.Null(Assert.Single((await house.As(Role.Supervisor).Ask(new ComplaintQueue())).Value!.Rows).Unit);
    }

    [Theory]
    [InlineData(Role.Liaison), InlineData(Role.Handler), InlineData(Role.UnitLeader), InlineData(Role.DistrictOffice)]
    public async Task The_unit_complained_of_sees_it_nowhere(Role role)
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand, "street-jiangbei-dongge");
        var unit = house.As(role, role == Role.DistrictOffice ? house.City.Unit(new("street-jiangbei-dongge"))!.Parent!.Value.Value : "street-jiangbei-dongge");
        var before = await Eyes(house, unit, ticket.Number);
        Assert.True((await house.Citizen.Run(Form(await Access(house, ticket.Number)))).Ok);
        var id = (await house.As(Role.Supervisor).Ask(new ComplaintQueue())).Value!.Rows[0].Id;
        house.Clock.Advance(TimeSpan.FromDays(10));
        await house.Services.GetRequiredService<ComplaintWatch>().Look(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromDays(-10));
        Assert.Equal(before, await Eyes(house, unit, ticket.Number));
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Ask(new ComplaintQueue())).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Ask(new ComplaintDetails(id))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await unit.Ask(new AuditTrailList())).Kind);
    }

    [Theory]
    [InlineData(Role.Operator), InlineData(Role.Dispatcher), InlineData(Role.Reviewer), InlineData(Role.Leader), InlineData(Role.FollowUpAgent)]
    public async Task Others_at_the_centre_do_not_read_complaints(Role role)
    {
        await using var house = await House.Open();
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(role).Ask(new ComplaintQueue())).Kind);
    }

    [Fact]
    public async Task The_inspection_reads_and_does_not_answer()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var id = (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Value!.Id;
        var inspection = house.As(Role.Inspection);
        Assert.Equal(said, (await inspection.Ask(new ComplaintDetails(id))).Value!.Text);
        Assert.Equal(OutcomeKind.Forbidden, (await inspection.Run(new AnswerComplaint { Id = id, Finding = ComplaintFinding.Justified, Answer = "x" })).Kind);
    }

    [Fact]
    public async Task A_supervisor_who_belongs_to_the_unit_is_not_told_either()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var id = (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Value!.Id;
        var recused = house.As(Role.Supervisor, "urban-management");
        Assert.Empty((await recused.Ask(new ComplaintQueue())).Value!.Rows);
        Assert.Equal(OutcomeKind.NotFound, (await recused.Ask(new ComplaintDetails(id))).Kind);
        Assert.Empty((await recused.Ask(new MyNotices())).Value!.Rows);
        Assert.Equal(0, (await recused.Ask(new Workload())).Value!.Single(w => w.Path == "/console/complaints").Count);
    }

    [Fact]
    public async Task The_audit_trail_names_the_complaint_and_not_the_ticket()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var id = (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Value!.Id;
        await house.As(Role.Operator).Run(ByPhone(ticket.Number));
        await house.As(Role.Supervisor).Run(new AnswerComplaint { Id = id, Finding = ComplaintFinding.Justified, Answer = "属实。" });
        var lines = await house.Db(db => db.AuditLines.Where(l => l.Act.Contains("Complaint")).ToListAsync());
        Assert.Equal(3, lines.Count);
        Assert.All(lines, l => Assert.DoesNotContain(ticket.Number.ToString(), $"{l.Object} {l.Detail}", StringComparison.Ordinal));
        Assert.Contains(lines, l => l is { Act: nameof(FileComplaint), Outcome: AuditOutcome.Done } && l.Object == $"TS{id}");
    }

    [Fact]
    public async Task Nothing_the_citizen_said_or_was_told_can_be_read_in_the_file()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var id = (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Value!.Id;
        await house.As(Role.Supervisor).Run(new AnswerComplaint { Id = id, Finding = ComplaintFinding.Justified, Answer = "已责成小李当面道歉" });
        await house.Db(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)"));
        var file = await File.ReadAllBytesAsync(Path.Combine(house.Folder, "hotline.db"));
        Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes("再投诉就给我好看")));
        Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes("已责成小李当面道歉")));
    }

    [Fact]
    public async Task An_overdue_complaint_is_told_once_and_counted_on_the_home_page()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        await house.As(Role.Operator).Run(ByPhone(ticket.Number));
        var (supervisor, watch) = (house.As(Role.Supervisor), house.Services.GetRequiredService<ComplaintWatch>());
        house.Clock.Now = new DateTimeOffset(2026, 11, 30, 17, 30, 0, TimeSpan.FromHours(8));
        await watch.Look(CancellationToken.None);
        Assert.Equal(new Waiting("/console/complaints", 1, 0), (await supervisor.Ask(new Workload())).Value!.Single(w => w.Path == "/console/complaints"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await watch.Look(CancellationToken.None);
        await watch.Look(CancellationToken.None);
        Assert.Single((await supervisor.Ask(new MyNotices())).Value!.Rows, n => n.Topic == NoticeTopic.ComplaintLate);
        Assert.Equal(new Waiting("/console/complaints", 1, 1), (await supervisor.Ask(new Workload())).Value!.Single(w => w.Path == "/console/complaints"));
    }

    [Fact]
    public async Task An_order_is_given_in_words_of_its_own()
    {
        await using var house = await House.Open();
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var id = (await house.As(Role.Operator).Run(ByPhone(ticket.Number))).Value!.Id;
        var supervisor = house.As(Role.Supervisor);
        Assert.Equal(RefusalCode.QuotesTheCitizen, (await supervisor.Run(new OrderAfterComplaint { Id = id, Text = "请核实“小李在电话里骂我，还说”一事" })).Code);
        Assert.True((await supervisor.Run(new OrderAfterComplaint { Id = id, Text = "请自查电话回访的规范用语，三日内报送整改情况。" })).Ok);
        var order = Assert.Single((await house.Ticket(ticket.Number)).Orders);
        Assert.Equal((OrderTrigger.Complaint, "请自查电话回访的规范用语，三日内报送整改情况。"), (order.Trigger, order.Demand));
        Assert.True((await supervisor.Ask(new ComplaintQueue())).Value!.Rows[0].Ordered);
    }

    [Fact]
    public async Task The_queue_and_the_watch_read_an_index()
    {
        await using var house = await House.Open();
        await house.Db(async db =>
        {
            Assert.DoesNotContain("SCAN", await QueryPlan.Of(db, db.Complaints.Where(c => c.State == ComplaintState.Open).OrderBy(c => c.Id).Take(30)), StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", await QueryPlan.Of(db, db.Complaints.Where(c => c.State == ComplaintState.Open && c.LateAt == null && c.DueAt < house.Clock.Now).OrderBy(c => c.DueAt).Take(30)), StringComparison.Ordinal);
            return 0;
        });
    }

    private static async Task<TicketAccess> Access(House house, TicketNumber number) => await house.Db(db => Task.FromResult(OwnTicket.Key(db.Vault, number.ToString(), Given.Code)));

    private static FileComplaint Form(TicketAccess access) => new() { Access = access, Kind = "attitude", Text = said };

    private static FileComplaint ByPhone(TicketNumber number) => new() { Number = number, Kind = "attitude", Text = said };

    // All that a person of a unit can look at, as one text.
    private static async Task<string> Eyes(House house, Desk unit, TicketNumber number)
    {
        var seen = new StringBuilder();
        var view = (await unit.Ask(new TicketDetails(number))).Value!;
        seen.AppendLine($"{view.Version} {view.Ticket.Events.Count} {view.Ticket.Orders.Count} {string.Join(' ', view.Ticket.Events.Select(e => $"{e.Action} {e.Note}"))} {string.Join(' ', view.Actions)}");
        foreach (var row in (await unit.Ask(new UnitInbox(InboxTab.Hand, null, new QueueFilter()))).Value?.Rows ?? [])
        {
            seen.AppendLine(row.ToString());
        }

        foreach (var words in new[] { "骂我", "小李", "给我好看", "attitude" })
        {
            seen.AppendLine($"{words}: {(await unit.Ask(new TicketSearch(words, new SearchFilter()))).Value?.List.Total}");
        }

        seen.AppendLine(string.Join(' ', ((await unit.Ask(new MyNotices())).Value?.Rows ?? []).Select(n => $"{n.Id} {n.Action} {n.Topic}")));
        seen.AppendLine(string.Join(' ', ((await unit.Ask(new Workload())).Value ?? []).Select(w => w.ToString())));
        seen.AppendLine(string.Join(' ', (await house.Db(db => db.KpiFacts.ToListAsync())).Select(f => $"{f.Kind} {f.Unit} {f.Hit}")));
        return seen.ToString();
    }
}
