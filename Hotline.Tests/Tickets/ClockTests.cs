using Hotline.Domain.Deadlines;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Xunit;
using static Hotline.Tests.Deadlines.DeadlineData;

namespace Hotline.Tests.Tickets;

/// <summary>Where the rule book says that each clock starts and stops.</summary>
public sealed class ClockTests
{
    private const string fifteenDays = "2026-12-14T17:30";

    [Fact]
    public void The_dispatch_clock_runs_from_registration_to_dispatch()
    {
        var story = Story.Of();
        Assert.Equal((At("2026-11-23T09:00"), At("2026-11-23T14:30"), true), (story.Clock(ClockName.Dispatch).StartedAt, story.Clock(ClockName.Dispatch).DueAt, story.Clock(ClockName.Dispatch).Runs));
        Assert.Equal(ClockName.Dispatch, story.Ticket.DueClock);
        Assert.Equal(At("2026-11-23T10:00"), story.At("2026-11-23T10:00").Dispatch().Clock(ClockName.Dispatch).StoppedAt);
    }

    [Fact]
    public void For_a_letter_the_dispatch_clock_runs_from_its_arrival() =>
        Assert.Equal(At("2026-11-20T15:00"), Story.Of(with: a => a with { Channel = Channel.Letter, ReceivedAt = At("2026-11-20T15:00") }).Clock(ClockName.Dispatch).StartedAt);

    [Fact]
    public void For_a_forum_post_the_dispatch_clock_runs_from_its_import() =>
        Assert.Equal(At("2026-11-23T09:00"), Story.Of(with: a => a with { Channel = Channel.Forum, ReceivedAt = At("2026-11-20T15:00") }).Clock(ClockName.Dispatch).StartedAt);

    [Fact]
    public void Answering_declining_transferring_and_merging_stop_the_dispatch_clock_too()
    {
        var parent = Story.Of();
        Story[] stories =
        [
            Story.Of().At("2026-11-23T09:30").Do((t, s) => t.AnswerDirectly("带身份证到窗口办理。", s)),
            Story.Of().At("2026-11-23T09:30").Do((t, s) => t.Decline("not-this-city", "请拨打当地热线", s)),
            Story.Of().At("2026-11-23T09:30").Do((t, s) => t.Transfer("119", "已三方通话", s)),
            Story.Of().At("2026-11-23T09:30").Do((t, s) => t.MergeInto(parent.Ticket, null, s)),
            Story.Of().At("2026-11-23T09:30").Do((t, s) => t.Withdraw(null, s)),
        ];
        Assert.All(stories, story => Assert.Equal(At("2026-11-23T09:30"), story.Clock(ClockName.Dispatch).StoppedAt));
    }

    [Fact]
    public void The_sign_clock_runs_from_the_dispatch_to_a_unit_until_it_accepts()
    {
        var story = Story.Of().At("2026-11-23T10:00").Dispatch();
        Assert.Equal((At("2026-11-23T10:00"), At("2026-11-24T17:30"), true), (story.Clock(ClockName.Sign).StartedAt, story.Clock(ClockName.Sign).DueAt, story.Clock(ClockName.Sign).Runs));
        Assert.Equal(ClockName.Sign, story.Ticket.DueClock);
        Assert.Equal(At("2026-11-24T09:00"), story.At("2026-11-24T09:00").Accept().Clock(ClockName.Sign).StoppedAt);
    }

    [Fact]
    public void The_contact_clock_stops_at_the_first_attempt_reached_or_not()
    {
        var story = Story.Of().Dispatch().At("2026-11-23T15:00").Contact(reached: false).At("2026-11-23T16:00").Contact();
        var clock = story.Clock(ClockName.FirstContact);
        Assert.Equal((At("2026-11-24T09:00"), At("2026-11-23T15:00")), (clock.DueAt, clock.StoppedAt));
    }

    [Fact]
    public void An_answer_without_a_call_does_not_stop_the_contact_clock()
    {
        var clock = Story.Of().Dispatch().Accept().Reply().Approve().Clock(ClockName.FirstContact);
        Assert.True(clock.Runs);
        Assert.True(clock.LateAt(At("2026-11-24T09:01")));
    }

    [Fact]
    public void Nobody_owes_a_call_to_a_caller_who_cannot_be_called()
    {
        var story = Story.Of(with: a => a with { Caller = Caller.Nobody }).Dispatch();
        Assert.DoesNotContain(story.Ticket.Clocks(Story.Limits, DeadlineData.Time), c => c.Clock == ClockName.FirstContact);
    }

    [Fact]
    public void The_overall_clock_runs_from_the_first_dispatch_to_the_approval()
    {
        var story = Story.Of().At("2026-11-23T10:00").Dispatch().Accept().At("2026-11-25").Reply();
        Assert.Equal((At("2026-11-23T10:00"), At(fifteenDays), true), (story.Clock(ClockName.Handle).StartedAt, story.Clock(ClockName.Handle).DueAt, story.Clock(ClockName.Handle).Runs));
        Assert.Equal(At(fifteenDays), story.Ticket.HandleDueAt);
        Assert.Equal(At("2026-11-26"), story.At("2026-11-26").Approve().Clock(ClockName.Handle).StoppedAt);
    }

    [Fact]
    public void A_redirected_ticket_keeps_its_overall_deadline()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-12-01").Redirect("sanitation").Accept().At("2026-12-03").Redirect("water");
        Assert.Equal((At("2026-11-23T09:00"), At(fifteenDays)), (story.Clock(ClockName.Handle).StartedAt, story.Clock(ClockName.Handle).DueAt));
    }

    [Fact]
    public void A_new_units_own_clock_starts_with_its_dispatch_and_never_ends_after_the_overall_one()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-12-01").Redirect("sanitation");
        var (first, second) = (story.Clocks(ClockName.HandleUnit)[0], story.Clocks(ClockName.HandleUnit)[1]);
        Assert.Equal((At("2026-12-01"), At("2026-12-01")), (first.StoppedAt, second.StartedAt));
        Assert.Equal(At(fifteenDays), second.DueAt);
        Assert.False(first.LateAt(At("2027-01-01")));
    }

    [Fact]
    public void A_unit_that_gets_a_ticket_twice_is_judged_each_time_for_itself()
    {
        var story = Story.Of().Dispatch("sanitation").Accept().At("2026-11-24").Redirect("water").At("2026-11-25").Redirect("sanitation").Accept()
            .At("2026-12-10").Reply().Approve();
        Assert.Equal([At("2026-11-24"), At("2026-11-25"), At("2026-12-10")], story.Clocks(ClockName.HandleUnit).Select(c => c.StoppedAt!.Value));
    }

    [Fact]
    public void A_unit_is_judged_at_the_reply_that_was_approved()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-11-30").Reply().At("2026-12-01").SendBack();
        Assert.True(story.Clock(ClockName.HandleUnit).Runs);
        Assert.Equal(At("2026-12-02"), story.At("2026-12-02").Reply().At("2026-12-03").Approve().Clock(ClockName.HandleUnit).StoppedAt);
    }

    [Fact]
    public void A_pending_return_stops_no_clock()
    {
        var story = Story.Of().Dispatch();
        var before = story.Ticket.Clocks(Story.Limits, Time);
        Assert.Equal(before, story.At("2026-11-24").AskReturn().Ticket.Clocks(Story.Limits, Time));
        Assert.Equal(before, story.At("2026-11-25").RefuseReturn().Ticket.Clocks(Story.Limits, Time));
    }

    [Fact]
    public void A_pending_extension_stops_no_clock()
    {
        var story = Story.Of().Dispatch().Accept();
        var before = story.Ticket.Clocks(Story.Limits, Time);
        Assert.Equal(before, story.At("2026-11-24").AskExtension().Ticket.Clocks(Story.Limits, Time));
        Assert.Equal(before, story.At("2026-11-25").RefuseExtension().Ticket.Clocks(Story.Limits, Time));
    }

    [Fact]
    public void A_granted_extension_moves_the_overall_and_the_units_due_date_by_working_days()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-12-01").AskExtension(5).GrantExtension();
        Assert.Equal(At("2026-12-21T17:30"), story.Clock(ClockName.Handle).DueAt);
        Assert.Equal(At("2026-12-21T17:30"), story.Clock(ClockName.HandleUnit).DueAt);
    }

    [Fact]
    public void An_extension_granted_to_one_unit_does_not_lengthen_the_next_units_own_limit()
    {
        var story = Story.Of(with: a => a with { Type = AppealType.Consultation }).Dispatch().Accept().At("2026-11-24").AskExtension(10).GrantExtension().At("2026-11-24T11:00").Redirect("water");
        Assert.Equal(At("2026-12-09T17:30"), story.Clock(ClockName.Handle).DueAt);
        Assert.Equal(At("2026-11-26T17:30"), story.Clocks(ClockName.HandleUnit)[1].DueAt);
    }

    [Fact]
    public void Amending_urgency_changes_the_limit()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-11-23T11:00").Amend(a => a with { Urgency = Urgency.Critical });
        Assert.Equal(At("2026-11-23T11:00"), story.Clock(ClockName.Handle).DueAt);
        Assert.Equal(At("2026-11-23T09:00"), story.Clock(ClockName.Handle).StartedAt);
    }

    [Theory]
    [InlineData(AppealType.Consultation, "2026-11-25T17:30")]
    [InlineData(AppealType.Help, "2026-12-07T17:30")]
    [InlineData(AppealType.Suggestion, "2026-12-07T17:30")]
    [InlineData(AppealType.Complaint, fifteenDays)]
    [InlineData(AppealType.Report, fifteenDays)]
    [InlineData(AppealType.Praise, "2026-12-07T17:30")]
    [InlineData(AppealType.Other, "2026-12-07T17:30")]
    public void The_appeal_type_chooses_the_limit(AppealType type, string due) =>
        Assert.Equal(At(due), Story.Of(with: a => a with { Type = type }).Dispatch().Clock(ClockName.Handle).DueAt);

    [Fact]
    public void The_review_clock_runs_from_each_reply_to_its_decision()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-11-24").Reply().At("2026-11-25").SendBack().At("2026-11-26").Reply();
        Assert.Equal([(At("2026-11-24"), At("2026-11-25")), (At("2026-11-26"), (DateTimeOffset?)null)], story.Clocks(ClockName.Review).Select(c => (c.StartedAt, c.StoppedAt)));
        Assert.Equal((ClockName.Review, At("2026-11-27T17:30")), (story.Ticket.DueClock, story.Ticket.DueAt));
    }

    [Fact]
    public void The_follow_up_clock_runs_from_the_approval_to_the_result()
    {
        var story = Story.Of().Dispatch().Accept().Reply().At("2026-11-24").Approve();
        Assert.Equal((At("2026-11-24"), At("2026-11-27T17:30"), true), (story.Clock(ClockName.FollowUp).StartedAt, story.Clock(ClockName.FollowUp).DueAt, story.Clock(ClockName.FollowUp).Runs));
        Assert.Equal(At("2026-11-25"), story.At("2026-11-25").Do((t, s) => t.Close(Story.Satisfied, s)).Clock(ClockName.FollowUp).StoppedAt);
    }

    [Fact]
    public void An_attempt_that_reached_nobody_does_not_stop_the_follow_up_clock() =>
        Assert.True(Story.Of().Dispatch().Accept().Reply().Approve().Attempt("2026-11-24").Clock(ClockName.FollowUp).Runs);

    [Fact]
    public void The_redo_clock_runs_from_the_order_to_the_reply()
    {
        var story = Story.Of().Dispatch().Accept().Reply().Approve().At("2026-11-25").Redo();
        Assert.Equal((At("2026-11-25"), At("2026-12-02T17:30"), true), (story.Clock(ClockName.Redo).StartedAt, story.Clock(ClockName.Redo).DueAt, story.Clock(ClockName.Redo).Runs));
        Assert.Equal(ClockName.Redo, story.Ticket.DueClock);
        Assert.Equal(At("2026-11-26"), story.At("2026-11-26").Reply().Clock(ClockName.Redo).StoppedAt);
    }

    [Fact]
    public void A_redo_whose_reply_was_sent_back_goes_on()
    {
        var story = Story.Of().Dispatch().Accept().Reply().Approve().At("2026-11-25").Redo().At("2026-11-26").Reply().At("2026-11-27").SendBack();
        Assert.True(story.Clock(ClockName.Redo).Runs);
        Assert.Equal(At("2026-11-28"), story.At("2026-11-28").Reply().Approve().Clock(ClockName.Redo).StoppedAt);
    }

    [Fact]
    public void A_redo_does_not_start_the_overall_clock_again()
    {
        var story = Story.Of().Dispatch().Accept().Reply().At("2026-11-24").Approve().At("2026-11-25").Redo().At("2026-11-30").Reply().Approve();
        Assert.Equal((At("2026-11-24"), At(fifteenDays)), (story.Clock(ClockName.Handle).StoppedAt, story.Clock(ClockName.Handle).DueAt));
    }

    [Fact]
    public void A_unit_that_comes_in_for_the_redo_is_bound_by_the_redos_limit_only()
    {
        var story = Story.Of().Dispatch().Accept().Reply().Approve().At("2026-12-21").Redo().Redirect("water").Accept();
        Assert.Single(story.Clocks(ClockName.HandleUnit));
        Assert.Equal((ClockName.Redo, At("2026-12-28T17:30")), (story.Ticket.DueClock, story.Ticket.DueAt));
        Assert.Equal("water", story.Clock(ClockName.Redo).Unit!.Value.Value);
    }

    [Fact]
    public void An_extension_of_a_redo_moves_the_redo_and_not_the_overall_clock()
    {
        var story = Story.Of().Dispatch().Accept().Reply().Approve().At("2026-11-25").Redo().AskExtension(5).GrantExtension();
        Assert.Equal(At("2026-12-09T17:30"), story.Clock(ClockName.Redo).DueAt);
        Assert.Equal(At(fifteenDays), story.Clock(ClockName.Handle).DueAt);
    }

    [Fact]
    public void Withdrawing_stops_every_clock_at_that_instant_whatever_happens_later()
    {
        var story = Story.Of().Dispatch().Accept().At("2026-11-24").Do((t, s) => t.Withdraw(null, s)).At("2027-01-04").Do((t, s) => t.ReissueCode("hash", true, s));
        Assert.DoesNotContain(story.Ticket.Clocks(Story.Limits, Time), c => c.Runs);
        Assert.Equal(At("2026-11-24"), story.Clock(ClockName.Handle).StoppedAt);
        Assert.Null(story.Ticket.DueAt);
    }

    [Fact]
    public void A_due_date_in_a_year_without_a_calendar_is_flagged_as_provisional()
    {
        var story = Story.Of("2026-12-28T09:00").Dispatch();
        Assert.True(story.Ticket.DueProvisional);
        Assert.False(Story.Of().Dispatch().Ticket.DueProvisional);
    }

    [Fact]
    public void A_limit_is_missed_only_after_its_instant()
    {
        var clock = Story.Of().Dispatch().Clock(ClockName.Handle);
        Assert.False(clock.LateAt(At(fifteenDays)));
        Assert.True(clock.LateAt(At(fifteenDays).AddSeconds(1)));
    }

    [Fact]
    public void A_dispatch_by_the_machine_stops_and_starts_the_same_clocks_as_one_by_a_person()
    {
        var byPerson = Story.Of().At("2026-11-23T10:00").Dispatch().Ticket.Clocks(Story.Limits, Time);
        Assert.Equal(byPerson, Story.Of().At("2026-11-23T10:00").AutoDispatch().Ticket.Clocks(Story.Limits, Time));
    }

    [Fact]
    public void After_a_recall_the_dispatch_clock_goes_on_from_the_registration_as_if_nothing_had_been_dispatched()
    {
        var untouched = Story.Of();
        var story = Story.Of().At("2026-11-23T09:01").AutoDispatch().At("2026-11-23T11:00").Recall();
        Assert.Equal(untouched.Ticket.Clocks(Story.Limits, Time), story.Ticket.Clocks(Story.Limits, Time));
        Assert.Equal((ClockName.Dispatch, At("2026-11-23T14:30"), (DateTimeOffset?)null), (story.Ticket.DueClock, story.Ticket.DueAt, story.Ticket.HandleDueAt));
        Assert.Null(story.Ticket.Lead);
    }

    [Fact]
    public void After_a_recall_the_overall_clock_starts_at_the_next_dispatch_and_the_relieved_unit_is_not_judged()
    {
        var story = Story.Of().At("2026-11-23T09:01").AutoDispatch("water").Accept().At("2026-11-26").Recall().At("2026-11-27T10:00").Dispatch();
        Assert.Equal((At("2026-11-27T10:00"), At("2026-11-27T10:00")), (story.Clock(ClockName.Handle).StartedAt, story.Clock(ClockName.Dispatch).StoppedAt));
        Assert.Equal("urban-management", story.Clock(ClockName.Sign).Unit!.Value.Value);
        Assert.Equal("urban-management", story.Clock(ClockName.HandleUnit).Unit!.Value.Value);
    }

    [Fact]
    public void A_redirect_after_the_machine_keeps_the_overall_clock()
    {
        var story = Story.Of().AutoDispatch().Accept().At("2026-12-01").Redirect("water");
        Assert.Equal(At("2026-11-23T09:00"), story.Clock(ClockName.Handle).StartedAt);
        Assert.False(story.Ticket.ByMachine);
    }

    [Fact]
    public void Helping_units_have_no_clock_of_their_own() =>
        Assert.Single(Story.Of().Do((t, s) => t.Dispatch(Story.To("urban-management", "sanitation"), null, s)).Clocks(ClockName.HandleUnit));
}
