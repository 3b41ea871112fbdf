using Hotline.Domain.Deadlines;
using Hotline.Domain.Performance;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.Performance;

/// <summary>Small months reckoned by hand. An ordinary complaint: signed within a working day, contacted within 24 hours, handled within 15 working days; a consultation within 2.</summary>
public sealed class KpiJudgementTests
{
    [Fact]
    public void Inside_its_limits_a_ticket_counts_nowhere_and_is_looked_at_again_when_the_first_ends()
    {
        var story = Story.Of().Dispatch();
        var judged = Judge(story, "2026-11-24T09:00");
        Assert.Equal([FactKind.Repeat, FactKind.Direct, FactKind.FirstDispatch, FactKind.Return], judged.Facts.Select(f => f.Kind).OrderByDescending(k => k));
        Assert.Equal(DeadlineData.At("2026-11-24T09:00"), judged.LookAgainAfter);
        // A minute later nobody has called: late only when now is after the limit.
        judged = Judge(story, "2026-11-24T09:01");
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.Contact));
        Assert.Equal(DeadlineData.At("2026-11-24T17:30"), judged.LookAgainAfter);
    }

    [Fact]
    public void What_falls_due_next_month_and_is_not_done_rolls_to_the_next_month()
    {
        // Due at the end of 1 December.
        var story = Story.Of("2026-11-30T09:00").Dispatch();
        Assert.Null(Said(Judge(story, "2026-11-30T23:59"), FactKind.Sign));
        Assert.Equal(("2026-12-01", false), Said(Judge(story, "2026-12-02T09:00"), FactKind.Sign));
        // Done in November, it counts in November.
        Assert.Equal(("2026-11-01", true), Said(Judge(story.At("2026-11-30T15:00").Accept(), "2026-11-30T23:59"), FactKind.Sign));
    }

    [Fact]
    public void Signed_too_late_it_counts_in_the_month_in_which_it_fell_due()
    {
        var story = Story.Of("2026-11-27T09:00").Dispatch().At("2026-12-03T09:00").Accept();
        Assert.Equal(("2026-11-01", false), Said(Judge(story, "2026-12-03T10:00"), FactKind.Sign));
    }

    [Fact]
    public void A_unit_is_judged_at_the_reply_that_was_approved_and_the_city_at_the_approval()
    {
        // Two working days from Thursday: due on Monday 30 November at 17:30.
        var story = Consultation("2026-11-26T09:00").Dispatch().Accept().At("2026-11-30T16:00").Reply();
        var waiting = Judge(story, "2026-12-01T12:00");
        Assert.Null(Said(waiting, FactKind.Handle));
        Assert.Equal(("2026-11-01", false), Said(waiting, FactKind.Overall));
        var approved = Judge(story.At("2026-12-01T15:00").Approve(), "2026-12-05");
        Assert.Equal(("2026-11-01", true), Said(approved, FactKind.Handle));
        Assert.Equal(("2026-11-01", false), Said(approved, FactKind.Overall));
        // The time it took counts at the approval: Thursday, Friday and Monday up to 16:00.
        var time = approved.Facts.Single(f => f.Kind == FactKind.Time);
        Assert.Equal((new DateOnly(2026, 12, 1), 420 + 420 + 330), (time.Month, time.Value));
    }

    [Fact]
    public void A_reply_in_time_that_was_sent_back_stopped_nothing()
    {
        var story = Consultation("2026-11-26T09:00").Dispatch().Accept().At("2026-11-30T16:00").Reply().At("2026-12-01T09:30").SendBack();
        Assert.Equal(("2026-11-01", false), Said(Judge(story, "2026-12-01T10:00"), FactKind.Handle));
        story.At("2026-12-01T11:00").Reply().At("2026-12-01T15:00").Approve();
        Assert.Equal(("2026-11-01", false), Said(Judge(story, "2026-12-02"), FactKind.Handle));
    }

    [Fact]
    public void A_unit_that_passed_it_on_in_time_is_not_judged_one_that_kept_it_too_long_is()
    {
        var quick = Judge(Story.Of().Dispatch("police").At("2026-11-23T15:00").Redirect("water"), "2026-11-23T16:00");
        Assert.DoesNotContain(quick.Facts, f => f.Kind == FactKind.Sign);
        Assert.Equal([("police", false), ("water", false)], quick.Facts.Where(f => f.Kind == FactKind.Return).Select(f => (f.Unit.Value, f.Hit)));
        Assert.False(quick.Facts.Single(f => f.Kind == FactKind.FirstDispatch).Hit);
        var slow = Judge(Story.Of().Dispatch("police").At("2026-11-25T10:00").Redirect("water"), "2026-11-25T11:00");
        Assert.Equal([("police", false)], slow.Facts.Where(f => f.Kind == FactKind.Sign).Select(f => (f.Unit.Value, f.Hit)));
    }

    [Fact]
    public void A_granted_return_counts_for_the_unit_that_gave_it_back()
    {
        var judged = Judge(Story.Of().Dispatch("police").At("2026-11-23T10:00").AskReturn().At("2026-11-23T11:00").GrantReturn("water"), "2026-11-23T12:00");
        Assert.Equal([("police", true), ("water", false)], judged.Facts.Where(f => f.Kind == FactKind.Return).Select(f => (f.Unit.Value, f.Hit)));
        Assert.DoesNotContain(Judge(Story.Of().Dispatch("police").AskReturn().RefuseReturn(), "2026-11-23T12:00").Facts, f => f is { Kind: FactKind.Return, Hit: true });
    }

    [Fact]
    public void An_extension_granted_late_takes_the_miss_back()
    {
        var story = Consultation("2026-11-26T09:00").Dispatch().Accept().At("2026-11-30T16:00").AskExtension(3);
        var missed = Judge(story, "2026-12-01T09:00");
        Assert.Equal(("2026-11-01", false), Said(missed, FactKind.Handle));
        var granted = Judge(story.At("2026-12-01T10:00").GrantExtension(), "2026-12-01T11:00", missed);
        Assert.Null(Said(granted, FactKind.Handle));
        Assert.Equal(DeadlineData.At("2026-12-03T17:30"), granted.LookAgainAfter);
    }

    [Fact]
    public void A_recalled_dispatch_of_the_machine_counts_for_no_unit_but_was_not_right_at_first()
    {
        var judged = Judge(Story.Of().AutoDispatch("police").At("2026-11-26T09:00").Recall(), "2026-11-27");
        Assert.DoesNotContain(judged.Facts, f => f.Unit.Value == "police");
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.FirstDispatch));
        judged = Judge(Story.Of().AutoDispatch("police").Recall().Dispatch("water").Accept(), "2026-11-23T10:00");
        Assert.Equal(["water"], judged.Facts.Where(f => f.Kind == FactKind.Sign).Select(f => f.Unit.Value));
    }

    [Fact]
    public void A_redone_matter_is_judged_once_by_what_was_said_last()
    {
        var story = Answered("2026-11-24T10:00").At("2026-11-25T10:00").Redo();
        Assert.DoesNotContain(Judge(story, "2026-11-25T11:00").Facts, f => f.Kind is FactKind.Solved or FactKind.Redo or FactKind.Reach);
        story.At("2026-12-01T10:00").Reply().At("2026-12-01T11:00").Approve().At("2026-12-02T10:00").Do((t, s) => t.Close(Story.Satisfied, s));
        var judged = Judge(story, "2026-12-03");
        foreach (var kind in new[] { FactKind.Solved, FactKind.Satisfied, FactKind.Reach, FactKind.Redo })
        {
            Assert.Equal(("2026-12-01", true), Said(judged, kind));
        }

        // The handling itself was over with the first approval.
        Assert.Equal(("2026-11-01", true), Said(judged, FactKind.Handle));
        Assert.Single(judged.Facts, f => f.Kind == FactKind.Time);
    }

    [Fact]
    public void Not_reached_stays_out_of_solved_and_satisfied_until_the_citizen_answers_on_the_web()
    {
        var story = Answered("2026-11-24T10:00").Attempt("2026-11-25").Attempt("2026-11-26").Attempt("2026-11-27").Do((t, s) => t.CloseUnreached(3, Story.Day, s));
        var judged = Judge(story, "2026-11-28");
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.Reach));
        Assert.Null(Said(judged, FactKind.Solved));
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.Redo));
        judged = Judge(story.At("2026-12-04").Do((t, s) => t.Rate(Story.Dissatisfied, s)), "2026-12-05");
        Assert.Equal(("2026-12-01", false), Said(judged, FactKind.Satisfied));
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.Reach));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Levels_three_to_five_are_satisfied(int level, bool satisfied)
    {
        var said = new Answers(false, level, 5, null);
        var judged = Judge(Answered("2026-11-24T10:00").At("2026-11-25").Do((t, s) => t.CloseDissatisfied(said, "已解释", VerifiedBy.Papers, s)), "2026-11-26");
        Assert.Equal((("2026-11-01", false), ("2026-11-01", satisfied)), (Said(judged, FactKind.Solved)!.Value, Said(judged, FactKind.Satisfied)!.Value));
    }

    [Fact]
    public void Nobody_to_call_is_no_call_missed_and_no_follow_up_tried()
    {
        var judged = Judge(Story.Of(with: a => a with { Caller = Caller.Nobody }).Dispatch().Accept().Reply().At("2026-11-24").Approve(), "2026-12-20");
        Assert.DoesNotContain(judged.Facts, f => f.Kind is FactKind.Contact or FactKind.Reach or FactKind.Solved or FactKind.Satisfied);
        Assert.Equal(("2026-11-01", true), Said(judged, FactKind.Handle));
        Assert.Equal(("2026-11-01", false), Said(judged, FactKind.Redo));
    }

    [Fact]
    public void Closed_without_a_call_is_a_call_missed_before_its_limit_too()
    {
        var story = Story.Of().Dispatch().Accept().Reply().At("2026-11-23T11:00").Approve().At("2026-11-23T15:00").Do((t, s) => t.Close(Story.Satisfied, s));
        Assert.Equal(("2026-11-01", false), Said(Judge(story, "2026-11-23T16:00"), FactKind.Contact));
        Assert.Equal(("2026-11-01", true), Said(Judge(Story.Of().Dispatch().Contact(reached: false), "2026-11-23T16:00"), FactKind.Contact));
    }

    [Fact]
    public void A_merged_ticket_binds_no_unit_but_what_its_citizen_says_counts_for_the_unit_that_answered()
    {
        var parent = Answered("2026-11-24T10:00");
        var child = Story.Of();
        var open = Story.Of().Dispatch("urban-management");
        child.Do((t, s) => t.MergeInto(open.Ticket, null, s)).At("2026-11-24T10:00").Do((t, s) => t.FollowParent(parent.Ticket, s)).At("2026-11-25").Do((t, s) => t.Close(Story.Satisfied, s));
        var judged = Judge(child, "2026-12-20");
        Assert.Equal(
            [(FactKind.Solved, "urban-management", true), (FactKind.Satisfied, "urban-management", true), (FactKind.Reach, "urban-management", true), (FactKind.Direct, "", false), (FactKind.Repeat, "", true)],
            judged.Facts.OrderBy(f => f.Kind).Select(f => (f.Kind, f.Unit.Value, f.Hit)));
    }

    [Fact]
    public void Withdrawn_within_its_limits_nobody_is_judged_afterwards_what_was_missed_stays_missed()
    {
        var judged = Judge(Story.Of().Dispatch().At("2026-11-23T15:00").Do((t, s) => t.Withdraw(null, s)), "2026-12-30");
        Assert.DoesNotContain(judged.Facts, f => f.Kind is FactKind.Sign or FactKind.Contact or FactKind.Handle or FactKind.Overall);
        Assert.Null(judged.LookAgainAfter);
        judged = Judge(Story.Of().Dispatch().At("2026-11-25T15:00").Do((t, s) => t.Withdraw(null, s)), "2026-12-30");
        Assert.Equal([FactKind.Sign, FactKind.Contact], judged.Facts.Where(f => f.DueAt is not null).Select(f => f.Kind));
    }

    [Fact]
    public void A_direct_answer_is_the_citys_and_so_is_what_the_citizen_says_of_it()
    {
        var story = Story.Of().Do((t, s) => t.AnswerDirectly("带身份证即可。", s)).At("2026-11-24").Do((t, s) => t.Close(Story.Satisfied, s));
        var judged = Judge(story, "2026-11-25");
        Assert.Equal(("2026-11-01", true), Said(judged, FactKind.Direct));
        Assert.All(judged.Facts, f => Assert.Equal(KpiFact.City, f.Unit));
        Assert.DoesNotContain(judged.Facts, f => f.Kind == FactKind.Redo);
    }

    [Fact]
    public void Months_are_the_citys_not_greenwichs()
    {
        // Eleven in the evening of 30 November in Greenwich is December in Shanghai.
        var story = Story.Of("2026-12-01T07:00");
        Assert.Equal(("2026-12-01", false), Said(Judge(story, "2026-12-01T08:00"), FactKind.Direct));
    }

    [Fact]
    public void What_is_settled_is_not_moved_by_another_calendar_or_another_text_of_the_limits()
    {
        var story = Consultation("2026-11-26T09:00").Dispatch().Accept().At("2026-11-30T16:00").Reply().Approve();
        var before = Judge(story, "2026-12-01T12:00");
        // Afterwards somebody declares Friday a day of rest and shortens every working day's limit to one.
        var calendar = WorkingCalendar.Parse([("2026.tsv", DeadlineData.Text("calendars", "2026.tsv") + "2026-11-27\trest\tx\tx\n")]);
        var time = new WorkingTime(calendar, OfficeHours.Default, DeadlineData.Shanghai);
        var limits = LimitTable.Parse("guangdong.tsv", DeadlineData.Text("limits", "guangdong.tsv").Replace("2 workingDay", "1 minute", StringComparison.Ordinal));
        var again = KpiJudgement.Of(story.Ticket, limits, time, DeadlineData.At("2026-12-05"), before.Facts);
        Assert.Equal(before.Facts.Where(f => f.Kind != FactKind.Contact), again.Facts.Where(f => f.Kind != FactKind.Contact));
        // Without what was settled before, both would differ: the test could fail.
        var anew = KpiJudgement.Of(story.Ticket, limits, time, DeadlineData.At("2026-12-05"));
        Assert.NotEqual(Said(before, FactKind.Handle), Said(anew, FactKind.Handle));
        Assert.NotEqual(before.Facts.Single(f => f.Kind == FactKind.Time).Value, anew.Facts.Single(f => f.Kind == FactKind.Time).Value);
    }

    [Fact]
    public void Of_3456_that_fell_due_3112_were_in_time_and_those_inside_their_limit_are_not_counted()
    {
        var facts = new List<KpiFact>();
        for (var i = 0; i < 3456; i++)
        {
            // Due on Wednesday 25 November at 17:30.
            var story = Consultation("2026-11-23T09:00").Dispatch().Accept().At(i < 3112 ? "2026-11-25T17:30" : "2026-11-25T17:31").Reply().At("2026-11-26T09:00").Approve();
            facts.AddRange(Judge(story, "2026-11-30T23:59").Facts);
        }

        for (var i = 0; i < 500; i++)
        {
            facts.AddRange(Judge(Story.Of("2026-11-27T09:00").Dispatch().Accept(), "2026-11-30T23:59").Facts);
        }

        var month = facts.Where(f => f.Kind == FactKind.Handle && f.Month == new DateOnly(2026, 11, 1)).ToList();
        var tally = new KpiTally(month.Count(f => f.Hit), month.Count, 0);
        Assert.Equal(new Proportion(3112, 3456), tally.Share(Kpi.Closed));
        Assert.Equal("90.05%", Hotline.Web.Performance.SaidFigures.Exact(tally.Share(Kpi.Closed).Rate!.Value));
        Assert.Equal(new Proportion(344, 3456), tally.Share(Kpi.Overdue));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_happens_a_ticket_has_each_fact_once_and_what_was_settled_is_what_is_judged_anew(int seed)
    {
        var world = new World(seed);
        var known = new Dictionary<TicketNumber, KpiJudgement>();
        for (var i = 0; i < (Thorough.Asked ? 6000 : 600); i++)
        {
            if (world.Step() is not { Refusal: null } step)
            {
                continue;
            }

            var now = step.Ticket.Events[^1].At.AddMinutes(1);
            var kept = KpiJudgement.Of(step.Ticket, Story.Limits, DeadlineData.Time, now, known.GetValueOrDefault(step.Ticket.Number)?.Facts);
            var anew = KpiJudgement.Of(step.Ticket, Story.Limits, DeadlineData.Time, now);
            Assert.Equal(anew.Facts, kept.Facts);
            Assert.Equal(anew.Facts.Count, anew.Facts.DistinctBy(f => (f.Kind, f.Hop)).Count());
            Assert.All(anew.Facts.Where(f => f is { DueAt: not null, Hit: true }), f => Assert.True(f.DoneAt <= f.DueAt, $"seed {seed}: {f}"));
            known[step.Ticket.Number] = kept;
        }
    }

    private static Story Consultation(string at) => Story.Of(at, a => a with { Type = AppealType.Consultation });

    private static Story Answered(string at) => Story.Of().Dispatch().Accept().Contact().At(at).Reply().Approve();

    private static KpiJudgement Judge(Story story, string now, KpiJudgement? known = null) =>
        KpiJudgement.Of(story.Ticket, Story.Limits, DeadlineData.Time, DeadlineData.At(now), known?.Facts);

    private static (string Month, bool Hit)? Said(KpiJudgement judged, FactKind kind) =>
        judged.Facts.SingleOrDefault(f => f.Kind == kind) is { } fact ? ($"{fact.Month:yyyy-MM-dd}", fact.Hit) : null;
}
