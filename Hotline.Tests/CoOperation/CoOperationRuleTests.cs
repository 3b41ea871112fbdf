using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Supervision;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.CoOperation;

/// <summary>Helpers of an ordinary complaint dispatched on Monday 2026-11-23 at 09:00; their part is due within five working days.</summary>
public sealed class CoOperationRuleTests
{
    private static readonly DepartmentCode water = new("water");

    [Fact]
    public void A_helper_has_its_own_time_from_the_dispatch_to_its_part()
    {
        var story = Helped();
        Assert.Equal((DeadlineData.At("2026-11-30T17:30"), true), (story.Clock(ClockName.CoOperate).DueAt, story.Clock(ClockName.CoOperate).Runs));
        Assert.Equal(DeadlineData.At("2026-11-30T17:30"), Assert.Single(story.Ticket.MissingParts()).DueAt);
        story.At("2026-11-25T10:00").Sign().At("2026-11-26T10:00").Part();
        Assert.Equal(DeadlineData.At("2026-11-26T10:00"), story.Clock(ClockName.CoOperate).StoppedAt);
        var helper = Assert.Single(story.Ticket.CoUnits());
        Assert.Equal((DeadlineData.At("2026-11-25T10:00"), null), (helper.AcceptedAt, helper.DueAt));
        Assert.Equal(("已核查排污口。", water), (story.Ticket.Parts[0].Text, story.Ticket.Parts[0].Unit));
        Assert.Empty(story.Ticket.MissingParts());
    }

    [Fact]
    public void A_second_part_adds_to_the_first_and_does_not_move_the_moment_it_was_given()
    {
        var story = Helped().At("2026-11-24T10:00").Part().At("2026-12-02T10:00").Part();
        Assert.Equal(2, story.Ticket.Parts.Count);
        Assert.False(story.Clock(ClockName.CoOperate).LateAt(DeadlineData.At("2027-01-01")));
    }

    [Fact]
    public void A_part_is_never_due_after_the_whole_answer()
    {
        var story = Story.Of(with: a => a with { Type = AppealType.Consultation }).Help();
        Assert.Equal(story.Clock(ClockName.Handle).DueAt, story.Clock(ClockName.CoOperate).DueAt);
        var later = Story.Of(with: a => a with { Type = AppealType.Help }).Dispatch().Accept().At("2026-12-04T10:00").Ask();
        Assert.Equal(later.Clock(ClockName.Handle).DueAt, later.Clock(ClockName.CoOperate).DueAt);
    }

    [Fact]
    public void A_helper_asked_in_for_the_redo_is_bound_by_the_redo()
    {
        var story = Helped().Accept().Reply().Approve().At("2026-11-24T09:00").Redo().At("2026-11-27T09:00");
        // The first round is over: what was owed then is owed no more, and the same unit can be asked anew.
        Assert.Empty(story.Ticket.MissingParts());
        story.Ask();
        Assert.Equal(story.Clock(ClockName.Redo).DueAt, story.Clocks(ClockName.CoOperate)[^1].DueAt);
        Assert.Equal(2, story.Clocks(ClockName.CoOperate).Count);
        Assert.False(story.Clocks(ClockName.CoOperate)[0].Runs);
    }

    [Fact]
    public void The_clock_ends_with_the_release_the_approval_or_the_withdrawal()
    {
        Assert.Equal(DeadlineData.At("2026-11-24T10:00"), Helped().Accept().At("2026-11-24T10:00").Do((t, s) => t.ReleaseCoUnit(water, "已不需要", s)).Clock(ClockName.CoOperate).StoppedAt);
        Assert.Equal(DeadlineData.At("2026-11-24T10:00"), Helped().Accept().Reply().At("2026-11-24T10:00").Approve().Clock(ClockName.CoOperate).StoppedAt);
        Assert.Equal(DeadlineData.At("2026-11-24T10:00"), Helped().At("2026-11-24T10:00").Do((t, s) => t.Withdraw(null, s)).Clock(ClockName.CoOperate).StoppedAt);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("return")]
    [InlineData("ruling")]
    public void Whatever_takes_the_ticket_from_the_lead_relieves_its_helpers_and_keeps_what_they_said(string way)
    {
        var story = Helped().Part();
        _ = way switch { "redirect" => story.Redirect("police"), "return" => story.AskReturn().GrantReturn("police"), _ => story.AskReturn().RefuseReturn().Dispute().Rule("police") };
        Assert.Empty(story.Ticket.CoUnits());
        Assert.Equal("已核查排污口。", Assert.Single(story.Ticket.Parts).Text);
        Assert.False(story.Clock(ClockName.CoOperate).Runs);
    }

    [Fact]
    public void Nobody_helps_who_leads_or_is_reported_about_or_owes_its_part_already()
    {
        var about = Story.Of(with: a => a with { ReportedUnit = water }).Dispatch().Accept();
        Refused(RefusalCode.ReportAboutTheUnit, about, s => s.Ask());
        Refused(RefusalCode.ReportAboutTheUnit, Helped(), s => s.Amend(a => a with { ReportedUnit = water }));
        Refused(RefusalCode.SameUnit, Story.Of().Dispatch().Accept(), s => s.Ask("urban-management"));
        Refused(RefusalCode.CoUnitAlready, Helped().Accept(), s => s.Ask());
        Refused(RefusalCode.NoSuchStep, Story.Of().Dispatch(), s => s.Ask());
    }

    [Fact]
    public void Only_who_helps_signs_once_gives_a_part_and_is_released()
    {
        var alone = Story.Of().Dispatch().Accept();
        Refused(RefusalCode.NoSuchCoUnit, alone, s => s.Sign());
        Refused(RefusalCode.NoSuchCoUnit, alone, s => s.Part());
        Refused(RefusalCode.NoSuchCoUnit, alone, s => s.Do((t, stamp) => t.ReleaseCoUnit(water, "不需要", stamp)));
        Refused(RefusalCode.CoUnitSigned, Helped().Sign(), s => s.Sign());
        Refused(RefusalCode.NoSuchCoUnit, Helped().Accept().Do((t, stamp) => t.ReleaseCoUnit(water, "不需要", stamp)), s => s.Part());
    }

    [Fact]
    public void Where_the_city_wants_it_the_lead_waits_and_hears_for_whom()
    {
        var story = Helped();
        var refusal = Assert.Throws<Refusal>(() => story.Ticket.ExpectParts(u => u.Value));
        Assert.Equal((RefusalCode.PartsMissing, "water"), (refusal.Code, Assert.Single(refusal.Named)));
        story.Part().Ticket.ExpectParts(u => u.Value);
    }

    [Fact]
    public void The_patrol_warns_the_helper_by_its_own_clock_gives_it_no_card_and_signs_only_for_the_lead()
    {
        var story = Helped().Accept().Contact().Patrol("2026-12-10T09:00");
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, WarningLevel.Red], story.Given(ClockName.CoOperate));
        Assert.All(story.Ticket.Warnings, w => Assert.Equal(water, w.Unit));
        Assert.Null(story.Ticket.CoUnits()[0].AcceptedAt);
        // Late help is no light of the lead's, and no due date of its list.
        Assert.Null(story.Ticket.Light);
        Assert.NotEqual(ClockName.CoOperate, story.Ticket.DueClock);
        story.Patrol("2026-12-31");
        Assert.DoesNotContain(story.Ticket.Warnings, w => w.IsCard && w.Clock == ClockName.CoOperate);
        Assert.Contains(story.Ticket.Warnings, w => w.IsCard && w.Clock == ClockName.HandleUnit);
    }

    [Fact]
    public void The_next_mark_is_the_helpers_where_its_light_comes_first_and_none_once_it_has_replied()
    {
        var story = Helped().Accept().Contact();
        var mark = story.Ticket.NextMark(Story.Limits, Story.Warnings, DeadlineData.Time)!;
        Assert.Equal((ClockName.CoOperate, water, WarningLevel.Yellow), (mark.Clock!.Clock, mark.Clock.Unit!.Value, mark.Level!.Value));
        Assert.Equal(mark.At, story.Ticket.PatrolAt);
        Assert.Equal(ClockName.HandleUnit, story.Part().Ticket.NextMark(Story.Limits, Story.Warnings, DeadlineData.Time)!.Clock!.Clock);
    }

    [Fact]
    public void What_the_machine_sent_and_somebody_recalled_left_no_helper_a_clock()
    {
        var story = Story.Of().Do((t, s) => t.AutoDispatch(Story.To("urban-management", "water"), Story.Ground, s)).Recall();
        Assert.Empty(story.Clocks(ClockName.CoOperate));
        // Whoever has given a part has begun: then it is redirected, not recalled.
        Assert.False(Story.Of().Do((t, s) => t.AutoDispatch(Story.To("urban-management", "water"), Story.Ground, s)).Part().Ticket.MayBeRecalled);
    }

    private static Story Helped() => Story.Of().Help();

    private static void Refused(RefusalCode code, Story story, Action<Story> act)
    {
        var before = Snapshot.Of(story.Ticket);
        Assert.Equal(code, Assert.Throws<Refusal>(() => act(story)).Code);
        Assert.Equal(before, Snapshot.Of(story.Ticket));
    }
}

/// <summary>A helper in a story: the water authority.</summary>
internal static class HelpInStories
{
    internal static Story Help(this Story story) => story.Do((t, s) => t.Dispatch(Story.To("urban-management", "water"), null, s));

    internal static Story Sign(this Story story) => story.Do((t, s) => t.CoAccept(new DepartmentCode("water"), s));

    internal static Story Part(this Story story) => story.Do((t, s) => t.CoReply(new DepartmentCode("water"), "已核查排污口。", s));

    internal static Story Ask(this Story story, string unit = "water") => story.Do((t, s) => t.AddCoUnit(new DepartmentCode(unit), "请核查排污口", s));
}
