using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Deadlines;

/// <summary>Why a ticket's clock is due when it is: start, rest, make-up, extension, waiting, the overall limit.</summary>
public sealed class TicketLedgerTests
{
    [Fact]
    public void The_overall_limit_across_the_national_day_is_told_day_by_day()
    {
        var ledger = Explain(Story.Of("2026-09-24T16:00").Dispatch(), ClockName.Handle);
        Assert.Equal((15, 0), (ledger.Days.Sum(d => d.Used), ledger.Days.Sum(d => d.Added)));
        Assert.Equal((DayKind.StartDay, Day("2026-09-24")), (ledger.Days[0].Kind, ledger.Days[0].Day));
        Assert.Equal(("中秋节", DayKind.Rest), (ledger.Days[1].Name, ledger.Days[1].Kind));
        Assert.Equal(DayKind.MakeUp, ledger.Days.Single(d => d.Day == Day("2026-10-10")).Kind);
        Assert.Equal((DayKind.Due, Day("2026-10-22")), (ledger.Days[^1].Kind, ledger.Days[^1].Day));
        Assert.Equal(At("2026-10-22T17:30"), ledger.Deadline.DueAt);
    }

    [Fact]
    public void A_granted_extension_adds_days_after_the_first_due_day()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-11-24T10:00").AskExtension(3).At("2026-11-25T15:00").GrantExtension();
        var ledger = Explain(story, ClockName.Handle);
        Assert.Equal((15, 3), (ledger.Days.Sum(d => d.Used), ledger.Days.Sum(d => d.Added)));
        Assert.Equal(Day("2026-12-14"), ledger.Days.Single(d => d.Kind == DayKind.FirstDue).Day);
        Assert.Equal([Day("2026-12-15"), Day("2026-12-16")], ledger.Days.Where(d => d.Kind == DayKind.Extension).Select(d => d.Day));
        Assert.Equal((DayKind.Due, At("2026-12-17T17:30")), (ledger.Days[^1].Kind, ledger.Deadline.DueAt));
    }

    [Fact]
    public void Waiting_for_a_ruling_is_measured_and_nothing_is_left_out_for_it()
    {
        var story = Story.Of().Dispatch().At("2026-11-24T22:00").AskReturn().At("2026-11-25T03:00").RefuseReturn();
        var ledger = Explain(story, ClockName.HandleUnit);
        Assert.Equal((TimeSpan.FromHours(5), UnitRequestState.Refused), (ledger.Waited, Assert.Single(ledger.Waits).State));
        Assert.Equal([120, 180], ledger.Days.Where(d => d.Waited > 0).Select(d => d.Waited));
        Assert.Equal(15, ledger.Days.Sum(d => d.Used));
        Assert.Equal(At("2026-12-14T17:30"), ledger.Deadline.DueAt);
    }

    [Fact]
    public void A_request_that_still_waits_has_waited_until_now()
    {
        var story = Story.Of().Dispatch().At("2026-11-24T09:00").AskReturn().At("2026-11-24T12:30");
        Assert.Equal(TimeSpan.FromHours(3.5), Explain(story, ClockName.Handle).Waited);
    }

    [Fact]
    public void A_disputed_return_waits_twice_and_one_that_lapses_stops_waiting()
    {
        var story = Story.Of().Dispatch().At("2026-11-24T09:00").AskReturn().At("2026-11-24T11:00").RefuseReturn().At("2026-11-24T15:00").Dispute().At("2026-11-24T18:00");
        Assert.Equal([TimeSpan.FromHours(2), TimeSpan.FromHours(3)], Explain(story, ClockName.Handle).Waits.Select(w => w.To - w.From));
        story.Redirect("housing").At("2026-11-30T09:00");
        Assert.Equal((TimeSpan.FromHours(5), UnitRequestState.Lapsed), (Explain(story, ClockName.Handle).Waited, Explain(story, ClockName.Handle).Waits[1].State));
    }

    [Fact]
    public void A_unit_that_came_late_is_bound_by_the_overall_limit_and_the_ledger_says_so()
    {
        var story = Story.Of().Dispatch().At("2026-12-10T10:00").Redirect("housing");
        var ledger = story.Ticket.Explain(ClockName.HandleUnit, 2, Story.Limits, Time, story.Now)!;
        Assert.True(ledger.CutOff);
        Assert.Equal((2, At("2026-12-14T17:30")), (ledger.Days.Sum(d => d.Used), ledger.Deadline.DueAt));
        Assert.False(story.Ticket.Explain(ClockName.HandleUnit, 1, Story.Limits, Time, story.Now)!.CutOff);

        var after = Story.Of().Dispatch().At("2026-12-20T10:00").Redirect("housing");
        Assert.Empty(after.Ticket.Explain(ClockName.HandleUnit, 2, Story.Limits, Time, after.Now)!.Days);
        Assert.Null(after.Ticket.Explain(ClockName.HandleUnit, 3, Story.Limits, Time, after.Now));
        Assert.Null(after.Ticket.Explain(ClockName.Redo, null, Story.Limits, Time, after.Now));
    }

    [Fact]
    public void A_year_without_a_calendar_shows_which_days_are_guessed()
    {
        var ledger = Explain(Story.Of("2026-12-23T10:00").Dispatch(), ClockName.Handle);
        Assert.True(ledger.Deadline.Provisional);
        Assert.All(ledger.Days, d => Assert.Equal(d.Day.Year == 2027, d.Provisional));
    }

    [Fact]
    public void A_petition_has_sixty_days_and_its_extension_is_in_calendar_days()
    {
        var story = Story.Of(with: a => a with { Legal = "petition" }).Dispatch().Accept();
        Assert.Equal(At("2027-01-23T00:00"), story.Clock(ClockName.Handle).DueAt);
        Assert.Equal("1 workingDay", story.Clock(ClockName.Sign).Budget.ToString());
        story.Do((t, s) => t.AskExtension(30, "案情复杂", LeaderApproval.NotNeeded, Story.Limits.Requests("petition"), s)).GrantExtension();
        var ledger = Explain(story, ClockName.Handle);
        Assert.Equal((60, 30, At("2027-02-22T00:00")), (ledger.Days.Sum(d => d.Used), ledger.Days.Sum(d => d.Added), ledger.Deadline.DueAt));
        Assert.Equal("petition", ledger.Deadline.Limit.Legal);
    }

    [Fact]
    public void A_correction_that_names_a_law_moves_the_limit_and_stands_in_the_timeline()
    {
        var story = Story.Of().Dispatch().Amend(a => a with { Legal = "petition" });
        Assert.Equal(At("2027-01-23T00:00"), story.Ticket.HandleDueAt);
        Assert.Equal("Legal", story.Ticket.Events[^1].Note);
    }

    [Fact]
    public void A_district_may_have_other_limits_than_a_department()
    {
        var text = Text("limits", "guangdong.tsv") + "guangdong-1\t2025-01-01\t-\thandleUnit\t*\t*\t*\tdistrict\t-\t3 workingDay\tnextDay\t-\t-\tcity\n";
        var limits = LimitTable.Parse("t.tsv", text.Replace("\thandleUnit\tcomplaint\t*\t*\t*\t-", "\thandleUnit\thelp\t*\tapp\t*\t-", StringComparison.Ordinal));
        var story = Story.Of(with: a => a with { Type = AppealType.Praise }).Dispatch("district-jiangbei");
        Deadline Unit(DepartmentKind kind) => story.Ticket.Clocks(limits, Time, _ => kind).Single(c => c.Clock == ClockName.HandleUnit);
        Assert.Equal((At("2026-11-26T17:30"), At("2026-12-07T17:30")), (Unit(DepartmentKind.District).DueAt, Unit(DepartmentKind.Department).DueAt));
    }

    private static DeadlineLedger Explain(Story story, ClockName clock) => story.Ticket.Explain(clock, null, Story.Limits, Time, story.Now)!;
}
