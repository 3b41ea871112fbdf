using Hotline.Domain.Deadlines;
using Hotline.Domain.Identity;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Hotline.Web.Rehearsal;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hotline.Tests.Rehearsal;

/// <summary>Rules on trial through the one door: what would change is said, and nothing is.</summary>
public sealed class RehearsalTests : IAsyncLifetime
{
    private House house = null!;

    private Desk Supervisor => house.As(Role.Supervisor);

    public async Task InitializeAsync() => house = await House.Open();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_shorter_limit_shows_which_tickets_would_have_been_late()
    {
        var (quick, slow) = (await Given.Ticket(house, TicketState.InHand), await Given.Ticket(house, TicketState.InHand));
        house.Clock.Advance(TimeSpan.FromDays(3));
        var reply = new Web.Handling.ReplyToTicket { Number = quick.Number, Version = quick.Version, Result = ResultKind.Solved, DoneOn = new DateOnly(2026, 11, 20), Text = "已于今日上午清理完毕，并安排专人值守。" };
        Assert.True((await house.As(Role.Liaison, "urban-management").Run(reply)).Ok);
        Assert.True((await house.As(Role.Reviewer).Run(new Web.Review.ApproveReply { Number = quick.Number, Version = (await house.Ticket(quick.Number)).Version, Note = "口头核实过" })).Ok);
        house.Clock.Advance(TimeSpan.FromDays(7));

        var tally = await Replay(RehearsalKind.Limits, File.ReadAllText(Repository.At("data", "limits", "alternatives", "shandong.tsv")));
        var handle = tally.Clocks.Single(c => c.Clock == ClockName.Handle);
        Assert.Equal((2, 2, 0, 0, 1), (handle.Count, handle.Earlier, handle.Later, handle.LateBefore, handle.LateAfter));
        Assert.Equal(slow.Number, tally.Moved.First(m => m.Clock == ClockName.Handle && m.LateAfter).Number);
    }

    [Fact]
    public async Task A_rest_day_more_moves_what_is_due_after_it_and_nothing_in_the_store()
    {
        var ticket = await Given.Ticket(house, TicketState.InHand);
        var stored = await Stored();
        var tally = await Replay(RehearsalKind.Calendar, File.ReadAllText(Repository.At("data", "calendars", "2026.tsv")).TrimEnd() + "\n2026-11-25\trest\t临时放假\n");
        var moved = Assert.Single(tally.Moved, m => m.Clock == ClockName.Handle);
        Assert.Equal((ticket.Number, moved.DueBefore.AddDays(1)), (moved.Number, moved.DueAfter));
        Assert.Equal(stored, await Stored());
        Assert.Equal(moved.DueBefore, (await house.Ticket(ticket.Number)).HandleDueAt);
    }

    [Fact]
    public async Task Another_catalogue_shows_who_would_get_what_and_whether_it_is_right_more_often()
    {
        await Given.Ticket(house, TicketState.InHand, "police");
        var catalogue = await house.Db(db => db.RuleFiles.Where(f => f.Name == Web.Routing.CatalogueFile.Name).Select(f => f.Content).SingleAsync());
        var other = string.Join('\n', catalogue.Split('\n').Select(l => l.StartsWith("0101\t", StringComparison.Ordinal) ? l.Replace("\t@district\t", "\tpolice\t", StringComparison.Ordinal).Replace("\turban-management\t", "\tpolice\t", StringComparison.Ordinal) : l));
        Assert.NotEqual(catalogue, other);
        var tally = await Replay(RehearsalKind.Catalogue, other);
        Assert.Equal((1, 0, 1), (tally.Routed, tally.RightBefore, tally.RightAfter));
        Assert.Equal(new DepartmentCode("police"), Assert.Single(tally.Shifts).After);
    }

    [Fact]
    public async Task Another_scorecard_is_put_beside_the_one_in_force()
    {
        var text = File.ReadAllText(Directory.EnumerateFiles(Repository.At("data", "scorecards"), "*.tsv").First());
        var start = (await Supervisor.Ask(Begin(RehearsalKind.Scorecard, text))).Value!;
        Assert.NotNull(start.Token);
        Assert.Empty((await Supervisor.Ask(new RehearseScores(start.Token))).Value!);
    }

    [Theory]
    [InlineData(RehearsalKind.Calendar, "date\tkind\tname\n2027-13-01\trest\t元旦\n", "calendar.tsv 第 2 行")]
    [InlineData(RehearsalKind.Calendar, "date\tkind\tname\n2026-01-01\trest\t元旦\n2027-01-01\trest\t元旦\n", "calendar.tsv 第 2 行")]
    [InlineData(RehearsalKind.Limits, "nothing", "limits.tsv")]
    [InlineData(RehearsalKind.Catalogue, "category\tarea\tlead\n0101\t\tpolice\n", "catalogue.tsv")]
    [InlineData(RehearsalKind.Scorecard, "version\n", "scorecard.tsv")]
    public async Task A_file_that_cannot_be_used_says_where(RehearsalKind kind, string text, string says)
    {
        var start = (await Supervisor.Ask(Begin(kind, text))).Value!;
        Assert.Null(start.Token);
        Assert.Contains(says, Assert.Single(start.Wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_tries_nobody_else_asks_for_and_others_may_not_try()
    {
        var text = File.ReadAllText(Repository.At("data", "calendars", "2026.tsv"));
        var start = (await Supervisor.Ask(Begin(RehearsalKind.Calendar, text))).Value!;
        Assert.Equal(OutcomeKind.NotFound, (await house.As(Role.SystemAdministrator).Ask(new RehearsePart(start.Token!, null))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.As(Role.Operator).Ask(Begin(RehearsalKind.Calendar, text))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await Supervisor.Ask(Begin(RehearsalKind.Calendar, text) with { To = new DateOnly(2026, 1, 1) })).Kind);
    }

    [Fact]
    public void The_tally_keeps_examples_that_change_the_verdict_before_the_others()
    {
        var at = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
        var tally = new RehearsalTally();
        ClockReplay One(int i, bool late) => new(new TicketNumber(20261123000000 + i), ClockName.Handle, null, at, at.AddDays(1), false, late);
        tally.Add(new RehearsalPart(60, null, [.. Enumerable.Range(1, 60).Select(i => One(i, late: i == 60))], []));
        Assert.Equal((RehearsalTally.Examples, 60), (tally.Moved.Count, tally.Clocks[0].Later));
        Assert.True(tally.Moved[0].LateAfter);
        Assert.Equal(new Proportion(59, 60), tally.Clocks[0].After);
    }

    private BeginRehearsal Begin(RehearsalKind kind, string text) => new() { Kind = kind, Text = text, From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 30) };

    private async Task<RehearsalTally> Replay(RehearsalKind kind, string text)
    {
        var start = (await Supervisor.Ask(Begin(kind, text))).Value!;
        Assert.Empty(start.Wrong);
        var tally = new RehearsalTally();
        TicketNumber? after = null;
        do
        {
            var part = (await Supervisor.Ask(new RehearsePart(start.Token!, after))).Value!;
            tally.Add(part);
            after = part.Last;
        }
        while (after is not null);
        Assert.Equal(start.Tickets, tally.Looked);
        return tally;
    }

    private Task<string> Stored() => house.Db(async db => string.Join('|', await db.RuleFiles.OrderBy(f => f.Name).Select(f => f.Name + f.Version).ToListAsync()));
}
