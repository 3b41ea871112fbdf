using Hotline.Domain;
using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Tickets;

/// <summary>Every rule that says no, provoked; a refused act has changed nothing.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void What_the_life_cycle_does_not_know_is_refused() => Refused(RefusalCode.NoSuchStep, Story.Of(), s => s.Accept());

    [Fact]
    public void A_direct_answer_needs_a_category() =>
        Refused(RefusalCode.CategoryMissing, Story.Of(with: a => a with { Category = null }), s => s.Do((t, stamp) => t.AnswerDirectly("带身份证到窗口办理。", stamp)));

    [Fact]
    public void A_category_is_corrected_but_not_taken_away() => Refused(RefusalCode.CategoryMissing, Story.Of(), s => s.Amend(a => a with { Category = null }));

    [Fact]
    public void A_unit_never_receives_a_report_about_itself()
    {
        var about = (Appeal a) => a with { ReportedUnit = new DepartmentCode("urban-management") };
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of(with: about), s => s.Dispatch());
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of(with: about), s => s.Do((t, stamp) => t.Dispatch(Story.To("police", "urban-management"), null, stamp)));
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of(with: about).Dispatch("police"), s => s.Redirect("urban-management"));
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of(with: about).Dispatch("police").AskReturn(), s => s.GrantReturn("urban-management"));
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of().Dispatch(), s => s.Amend(about));
    }

    [Fact]
    public void A_report_about_a_unit_joins_only_a_report_about_the_same_unit()
    {
        var about = (Appeal a) => a with { ReportedUnit = new DepartmentCode("urban-management") };
        Refused(RefusalCode.ReportAboutTheUnit, Story.Of(with: about), s => s.Do((t, stamp) => t.MergeInto(Story.Of().Ticket, null, stamp)));
        Assert.Equal(TicketState.Merged, Story.Of(with: about).Do((t, stamp) => t.MergeInto(Story.Of(with: about).Ticket, null, stamp)).Ticket.State);
    }

    [Fact]
    public void A_ticket_is_not_redirected_to_the_unit_that_has_it()
    {
        Refused(RefusalCode.SameUnit, Story.Of().Dispatch(), s => s.Redirect("urban-management"));
        Refused(RefusalCode.SameUnit, Story.Of().Dispatch().AskReturn(), s => s.GrantReturn("urban-management"));
    }

    [Fact]
    public void A_ticket_is_not_merged_into_itself_or_a_merged_or_an_answered_one_nor_when_others_follow_it()
    {
        var merged = Story.Of().Do((t, s) => t.MergeInto(Story.Of().Ticket, null, s));
        var answered = Story.Of().Dispatch().Accept().Reply().Approve();
        var followed = Story.Of();
        Story.Of().Do((t, s) => t.MergeInto(followed.Ticket, null, s));
        Refused(RefusalCode.CannotMerge, Story.Of(), s => s.Do((t, stamp) => t.MergeInto(t, null, stamp)));
        Refused(RefusalCode.CannotMerge, Story.Of(), s => s.Do((t, stamp) => t.MergeInto(merged.Ticket, null, stamp)));
        Refused(RefusalCode.CannotMerge, Story.Of(), s => s.Do((t, stamp) => t.MergeInto(answered.Ticket, null, stamp)));
        Refused(RefusalCode.CannotMerge, followed, s => s.Do((t, stamp) => t.MergeInto(Story.Of().Ticket, null, stamp)));
    }

    [Fact]
    public void A_ticket_that_others_were_merged_into_is_not_withdrawn_declined_or_transferred()
    {
        var followed = Story.Of();
        Story.Of().Do((t, s) => t.MergeInto(followed.Ticket, null, s));
        Refused(RefusalCode.HasChildren, followed, s => s.Do((t, stamp) => t.Withdraw(null, stamp)));
        Refused(RefusalCode.HasChildren, followed, s => s.Do((t, stamp) => t.Decline("not-this-city", "请拨打当地热线", stamp)));
        Refused(RefusalCode.HasChildren, followed, s => s.Do((t, stamp) => t.Transfer("119", "已三方通话", stamp)));
        followed.Ticket.LoseChild();
        Assert.Equal(TicketState.Withdrawn, followed.Do((t, stamp) => t.Withdraw(null, stamp)).Ticket.State);
    }

    [Fact]
    public void One_request_waits_at_a_time()
    {
        Refused(RefusalCode.RequestPending, Story.Of().Dispatch().AskReturn(), s => s.AskReturn());
        Refused(RefusalCode.RequestPending, Story.Of().Dispatch().Accept().AskReturn(), s => s.AskExtension());
        Refused(RefusalCode.RequestPending, Story.Of().Dispatch().Accept().AskExtension(), s => s.AskReturn());
    }

    [Fact]
    public void Only_what_was_asked_for_is_decided()
    {
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch(), s => s.GrantReturn("water"));
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch(), s => s.RefuseReturn());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().Accept(), s => s.GrantExtension());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().Accept().AskReturn(), s => s.GrantExtension());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().Accept().AskExtension(), s => s.RefuseReturn());
    }

    [Fact]
    public void After_two_granted_returns_the_third_goes_to_a_ruling()
    {
        var story = Story.Of().Dispatch().AskReturn().GrantReturn("water").AskReturn().GrantReturn("sanitation").AskReturn();
        Assert.Equal(UnitRequestState.ForRuling, story.Ticket.OpenRequest!.State);
        Refused(RefusalCode.NoRequestPending, story, s => s.GrantReturn("police"));
        Refused(RefusalCode.NoRequestPending, story, s => s.RefuseReturn());
        Refused(RefusalCode.SameUnit, story, s => s.Rule("sanitation"));
    }

    [Fact]
    public void The_unit_a_ruling_named_does_not_return_it()
    {
        Refused(RefusalCode.UnitWasRuled, Story.Of().Dispatch().AskReturn().RefuseReturn().Dispute().Rule("water"), s => s.AskReturn());
        Refused(RefusalCode.UnitWasRuled, Story.Of().Dispatch().AskReturn().RefuseReturn().Dispute().RuleStay(), s => s.AskReturn());
        Refused(RefusalCode.UnitWasRuled, Story.Of().Dispatch().AskReturn().RefuseReturn().Dispute().Rule("water").Redirect("police").Redirect("water"), s => s.AskReturn());
    }

    [Fact]
    public void A_refused_return_is_disputed_and_not_asked_anew()
    {
        Refused(RefusalCode.ReturnWasRefused, Story.Of().Dispatch().AskReturn().RefuseReturn(), s => s.AskReturn());
        Assert.NotNull(Story.Of().Dispatch().AskReturn().RefuseReturn().Redirect("water").AskReturn().Ticket.PendingRequest);
    }

    [Fact]
    public void Only_a_refusal_is_disputed_and_within_two_working_days_of_it()
    {
        Refused(RefusalCode.NothingToDispute, Story.Of().Dispatch(), s => s.Dispute());
        Refused(RefusalCode.NothingToDispute, Story.Of().Dispatch().AskReturn().RefuseReturn().Redirect("water"), s => s.Dispute());
        Refused(RefusalCode.NothingToDispute, Story.Of().Dispatch().AskReturn().RefuseReturn().Dispute().RuleStay(), s => s.Dispute());
        Refused(RefusalCode.RequestPending, Story.Of().Dispatch().Accept().AskReturn().RefuseReturn().AskExtension(), s => s.Dispute());
        Refused(RefusalCode.DisputeTooLate, Story.Of().Dispatch().AskReturn().At("2026-11-24T10:00").RefuseReturn().At("2026-11-26T17:31"), s => s.Dispute());
        Assert.Equal(UnitRequestState.ForRuling, Story.Of().Dispatch().AskReturn().At("2026-11-24T10:00").RefuseReturn().At("2026-11-26T17:30").Dispute().Ticket.OpenRequest!.State);
    }

    [Fact]
    public void What_waits_for_the_leader_is_nobody_elses()
    {
        var waits = Story.Of().Dispatch().AskReturn(LeaderApproval.Needed);
        Refused(RefusalCode.NoRequestPending, waits, s => s.GrantReturn("water"));
        Refused(RefusalCode.NoRequestPending, waits, s => s.RuleStay());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().AskReturn(), s => s.ApproveRequest());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().AskReturn(LeaderApproval.Given), s => s.StopRequest());
        Refused(RefusalCode.NoRequestPending, Story.Of().Dispatch().AskReturn(), s => s.Rule("water"));
    }

    [Fact]
    public void A_return_is_asked_within_two_working_days_of_the_dispatch()
    {
        Refused(RefusalCode.ReturnTooLate, Story.Of().Dispatch().At("2026-11-25T17:31"), s => s.AskReturn());
        Assert.NotNull(Story.Of().Dispatch().At("2026-11-25T17:30").AskReturn().Ticket.PendingRequest);
    }

    [Fact]
    public void A_new_unit_has_its_own_two_days_to_return() =>
        Assert.NotNull(Story.Of().Dispatch().At("2026-11-30").Redirect("water").At("2026-12-01").AskReturn().Ticket.PendingRequest);

    [Fact]
    public void An_extension_is_asked_before_the_limit_runs_out()
    {
        Refused(RefusalCode.ExtensionTooLate, Story.Of().Dispatch().Accept().At("2026-12-14T17:31"), s => s.AskExtension());
        Assert.NotNull(Story.Of().Dispatch().Accept().At("2026-12-14T17:30").AskExtension().Ticket.PendingRequest);
    }

    [Fact]
    public void A_ticket_is_extended_once() =>
        Refused(RefusalCode.TooManyExtensions, Story.Of().Dispatch().Accept().AskExtension().GrantExtension(), s => s.AskExtension());

    [Fact]
    public void All_extensions_together_are_no_longer_than_the_rules_allow()
    {
        var twice = Story.Rules with { MaxExtensions = 2 };
        var story = Story.Of().Dispatch().Accept().AskExtension(6).GrantExtension();
        Refused(RefusalCode.ExtensionTooLong, story, s => s.Do((t, stamp) => t.AskExtension(5, "还要几天", LeaderApproval.NotNeeded, twice, stamp)));
        Assert.NotNull(story.Do((t, stamp) => t.AskExtension(4, "还要几天", LeaderApproval.NotNeeded, twice, stamp)).Ticket.PendingRequest);
    }

    [Fact]
    public void In_a_redo_the_redos_own_limit_is_what_must_not_have_run_out()
    {
        // The overall limit of the consultation ended long ago; the redo's five working days end on Monday, 2027 not yet reached.
        var story = Story.Of(with: a => a with { Type = AppealType.Consultation }).Dispatch().Accept().Reply().Approve().At("2026-12-07").Redo();
        Assert.True(story.Ticket.HandleDueAt < story.Now);
        Assert.NotNull(story.AskExtension(3).Ticket.PendingRequest);
        var (before, after) = story.GrantExtension().Ticket.Requests.Select(r => (r.DueBefore, r.DueAfter)).Single();
        Assert.Equal((DeadlineData.At("2026-12-14T17:30"), DeadlineData.At("2026-12-17T17:30")), (before, after));
        Refused(RefusalCode.ExtensionTooLate, Story.Of().Dispatch().Accept().Reply().Approve().At("2026-12-07").Redo().At("2026-12-14T17:31"), s => s.AskExtension(3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(11)]
    public void An_extension_lasts_one_to_ten_working_days(int days) => Refused(RefusalCode.ExtensionTooLong, Story.Of().Dispatch().Accept(), s => s.AskExtension(days));

    [Fact]
    public void Cannot_now_names_the_date_on_which_it_will_be_done()
    {
        var story = Story.Of().Dispatch().Accept();
        Refused(RefusalCode.PromiseMissing, story, s => s.Reply(ResultKind.CannotNow));
        Refused(RefusalCode.PromiseInThePast, story, s => s.Reply(ResultKind.CannotNow, new DateOnly(2026, 11, 22)));
        Assert.Equal(TicketState.UnderReview, story.Reply(ResultKind.CannotNow, new DateOnly(2026, 11, 23)).Ticket.State);
    }

    [Fact]
    public void A_content_citizen_is_no_ground_for_a_redo_or_a_dissatisfied_end()
    {
        Refused(RefusalCode.NoGroundForRedo, ToFollowUp(), s => s.Redo(Story.Satisfied));
        Refused(RefusalCode.NoGroundForRedo, ToFollowUp(), s => s.Redo(null));
        Refused(RefusalCode.NoGroundForRedo, ToFollowUp(), s => s.Do((t, stamp) => t.CloseDissatisfied(Story.Satisfied, "已解释", VerifiedBy.Papers, stamp)));
    }

    [Fact]
    public void A_ticket_is_redone_once() =>
        Refused(RefusalCode.RedoneAlready, ToFollowUp().Redo().Reply().Approve(), s => s.Redo());

    [Fact]
    public void A_direct_answer_has_no_unit_that_could_redo_it() =>
        Refused(RefusalCode.NoSuchStep, Story.Of().Do((t, s) => t.AnswerDirectly("带身份证到窗口办理。", s)), s => s.Redo());

    [Fact]
    public void A_discontent_citizen_is_not_closed_as_content() =>
        Refused(RefusalCode.NotContent, ToFollowUp(), s => s.Do((t, stamp) => t.Close(Story.Dissatisfied, stamp)));

    [Fact]
    public void Closing_unreached_needs_attempts_on_different_days()
    {
        var story = ToFollowUp().Attempt("2026-11-24T09:00").Attempt("2026-11-24T11:00").Attempt("2026-11-24T16:00");
        Refused(RefusalCode.TooFewAttempts, story, s => s.Do((t, stamp) => t.CloseUnreached(3, Story.Day, stamp)));
        story.Attempt("2026-11-25").Attempt("2026-11-26");
        Assert.Equal(TicketState.Closed, story.Do((t, stamp) => t.CloseUnreached(3, Story.Day, stamp)).Ticket.State);
    }

    [Fact]
    public void Attempts_before_a_redo_do_not_count_after_it()
    {
        var story = ToFollowUp().Attempt("2026-11-24").Attempt("2026-11-25").Attempt("2026-11-26").Redo().Reply().Approve();
        Refused(RefusalCode.TooFewAttempts, story, s => s.Do((t, stamp) => t.CloseUnreached(3, Story.Day, stamp)));
    }

    [Fact]
    public void The_first_answer_wins_by_call_or_by_web()
    {
        var byWeb = ToFollowUp().Do((t, s) => t.Rate(Story.Dissatisfied, s));
        Refused(RefusalCode.EvaluatedAlready, byWeb, s => s.Do((t, stamp) => t.Rate(Story.Satisfied, stamp)));
        Refused(RefusalCode.EvaluatedAlready, byWeb, s => s.Do((t, stamp) => t.Close(Story.Satisfied, stamp)));
        Refused(RefusalCode.EvaluatedAlready, byWeb, s => s.Redo(Story.Dissatisfied));
        Refused(RefusalCode.EvaluatedAlready, byWeb, s => s.Do((t, stamp) => t.CloseUnreached(0, Story.Day, stamp)));
        var byCall = ToFollowUp().Do((t, s) => t.Close(Story.Satisfied, s));
        Refused(RefusalCode.EvaluatedAlready, byCall, s => s.Do((t, stamp) => t.Rate(Story.Dissatisfied, stamp)));
        Assert.Equal(TicketState.InHand, byWeb.Redo(null).Ticket.State);
    }

    [Fact]
    public void A_new_code_needs_a_registered_telephone_and_a_call_back()
    {
        Refused(RefusalCode.NoRegisteredPhone, Story.Of(with: a => a with { Caller = Caller.Nobody }), s => s.Do((t, stamp) => t.ReissueCode("hash", true, stamp)));
        Refused(RefusalCode.NotCalledBack, Story.Of(), s => s.Do((t, stamp) => t.ReissueCode("hash", false, stamp)));
    }

    [Fact]
    public void The_machine_dispatches_only_what_nobody_has_touched()
    {
        var amended = Story.Of().Amend(a => a with { Text = "补充" });
        var followed = Story.Of();
        Story.Of().Do((t, s) => t.MergeInto(followed.Ticket, null, s));
        Refused(RefusalCode.NotForTheMachine, amended, s => s.AutoDispatch());
        Refused(RefusalCode.NotForTheMachine, followed, s => s.AutoDispatch());
        Refused(RefusalCode.NotForTheMachine, Story.Of().AutoDispatch().Recall(), s => s.AutoDispatch());
        Refused(RefusalCode.NotForTheMachine, Story.Of().AutoDispatch().Accept().Recall(), s => s.AutoDispatch());
    }

    [Fact]
    public void Only_what_the_machine_sent_is_recalled_and_only_before_the_unit_replied_or_asked()
    {
        Refused(RefusalCode.NothingToRecall, Story.Of().Dispatch(), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().Redirect("water"), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().Recall().Dispatch(), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().AskReturn(), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().AskReturn().RefuseReturn(), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().Accept().AskExtension(), s => s.Recall());
        Refused(RefusalCode.NothingToRecall, Story.Of().AutoDispatch().Accept().Reply().SendBack(), s => s.Recall());
        Refused(RefusalCode.NoSuchStep, Story.Of().AutoDispatch().Accept().Reply(), s => s.Recall());
        Assert.Equal(TicketState.Registered, Story.Of().AutoDispatch().Accept().Contact().Recall().Ticket.State);
    }

    [Fact]
    public void A_correction_corrects_something() => Refused(RefusalCode.NothingChanged, Story.Of(), s => s.Amend(a => a with { }));

    /// <summary>Rules of the edge (unknown unit, files, accounts) are provoked where they live; none may go unprovoked.</summary>
    [Fact]
    public void Every_refusal_is_provoked_by_some_test()
    {
        var tests = string.Join('\n', Repository.Files("Hotline.Tests", ".cs").Where(f => f.Name.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(f => f.Text));
        Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.Contains($"RefusalCode.{code}", tests, StringComparison.Ordinal));
    }

    private static Story ToFollowUp() => Story.Of().Dispatch().Accept().Reply().Approve();

    private static void Refused(RefusalCode code, Story story, Func<Story, Story> act)
    {
        var before = Snapshot.Of(story.Ticket);
        Assert.Equal(code, Assert.Throws<Refusal>(() => act(story)).Code);
        Assert.Equal(before, Snapshot.Of(story.Ticket));
    }
}
