using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Kit;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.Supervision;

public sealed class PatrolRuleTests
{
    [Fact]
    public void A_unit_that_does_not_sign_has_signed_when_the_limit_runs_out_and_late()
    {
        var story = Story.Of().Dispatch().Patrol("2026-11-24T17:30");
        Assert.Equal(TicketState.InHand, story.Ticket.State);
        Assert.Equal((TicketAction.AutoSign, Actor.System.Account), (story.Ticket.Events[^1].Action, story.Ticket.Events[^1].By));
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange], story.Given(ClockName.Sign));
        Assert.True(Story.Of().Dispatch().Patrol("2026-11-24T17:31").Clock(ClockName.Sign).LateAt(DeadlineData.At("2027-01-01")));
    }

    [Fact]
    public void Days_of_downtime_lose_no_light_and_no_card()
    {
        var story = Story.Of().Dispatch().Accept().Contact().Patrol("2026-12-22");
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, WarningLevel.Red, WarningLevel.YellowCard, WarningLevel.RedCard], story.Given(ClockName.HandleUnit));
        Assert.Equal((WarningLevel.Red, 2), (story.Ticket.Light!.Value, story.Ticket.Cards));
        Assert.Null(story.Ticket.PatrolAt);
        Assert.Equal(5, story.Patrol("2027-03-01").Ticket.Warnings.Count(w => w.Clock == ClockName.HandleUnit));
    }

    [Fact]
    public void A_clock_that_jumps_ahead_and_back_repeats_nothing()
    {
        var story = Story.Of().Dispatch().Accept().Contact().Patrol("2026-12-16T18:00").Patrol("2026-11-23T10:00").Patrol("2026-12-16T18:00");
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Orange, WarningLevel.Red, WarningLevel.YellowCard], story.Given(ClockName.HandleUnit));
    }

    [Fact]
    public void Who_has_explained_the_delay_gets_no_red_card_by_machine_but_may_get_one_by_hand()
    {
        var story = Story.Of().Dispatch().Accept().Contact().Patrol("2026-12-18").Do((t, s) => t.ExplainDelay("配件要从外地调", s)).Patrol("2026-12-25");
        Assert.DoesNotContain(WarningLevel.RedCard, story.Given(ClockName.HandleUnit));
        story.Do((t, s) => t.IssueCard(WarningLevel.RedCard, "说明不成立", story.Clock(ClockName.HandleUnit), s));
        Assert.Contains(WarningLevel.RedCard, story.Given(ClockName.HandleUnit));
    }

    [Fact]
    public void A_reply_that_waits_for_the_centre_brings_the_unit_no_card_until_it_is_sent_back()
    {
        var story = Story.Of().Dispatch().Accept().Contact().At("2026-12-11T10:00").Reply().Patrol("2026-12-22");
        Assert.Empty(story.Given(ClockName.HandleUnit));
        Assert.Contains(WarningLevel.Red, story.Given(ClockName.Review));
        Assert.Contains(WarningLevel.RedCard, story.SendBack().Patrol("2026-12-22T00:01").Given(ClockName.HandleUnit));
    }

    [Fact]
    public void An_extension_puts_the_light_out_and_it_shines_again_before_the_new_date()
    {
        var story = Story.Of().Dispatch().Accept().Contact().Patrol("2026-12-14T09:00").AskExtension(5).GrantExtension();
        Assert.Null(story.Ticket.Light);
        Assert.Equal([WarningLevel.Yellow, WarningLevel.Yellow], story.Patrol("2026-12-21T09:00").Given(ClockName.HandleUnit));
        Assert.Equal(WarningLevel.Yellow, story.Ticket.Light);
    }

    [Fact]
    public void A_light_goes_out_when_the_clock_stops()
    {
        var story = Story.Of().Patrol("2026-11-23T15:00");
        Assert.Equal(WarningLevel.Orange, story.Ticket.Light);
        Assert.Null(story.Dispatch().Ticket.Light);
    }

    [Fact]
    public void A_warning_overtakes_nobody_but_a_signing_does()
    {
        var story = Story.Of();
        Assert.Equal(story.Ticket.Version, story.Patrol("2026-11-23T15:00").Ticket.Version);
        Assert.True(story.Ticket.Untouched);
        var sent = Story.Of().Dispatch();
        Assert.Equal(sent.Ticket.Version + 1, sent.Patrol("2026-11-24T17:30").Ticket.Version);
    }

    [Fact]
    public void A_revoked_card_stays_on_record_and_is_not_given_again()
    {
        var story = Story.Of().Dispatch().Accept().Contact().Patrol("2026-12-17");
        var card = story.Ticket.Warnings.Single(w => w.IsCard);
        story.Do((t, s) => t.RevokeCard(card.Id, "系统停机期间误发", s));
        Assert.Equal(0, story.Ticket.Cards);
        Assert.Single(story.Patrol("2026-12-18").Ticket.Warnings, w => w.IsCard);
        Assert.Equal("系统停机期间误发", card.RevokedWhy);
    }

    [Fact]
    public void What_the_patrol_may_not_do_yet_is_refused()
    {
        var story = Story.Of();
        var mark = story.Ticket.NextMark(Story.Limits, Story.Warnings, DeadlineData.Time)!;
        Refused(RefusalCode.NotDueYet, story, (t, s) => t.Warn(mark, s));
        var sent = Story.Of().Dispatch().Patrol("2026-11-24T17:29");
        var sign = new PatrolMark(DeadlineData.At("2026-11-24T17:30"), TicketAction.AutoSign);
        Refused(RefusalCode.NotDueYet, sent, (t, s) => t.AutoSign(sign, s));
        Refused(RefusalCode.NotDueYet, sent, (t, s) => t.NoteLateOrder(sign, s));
    }

    [Fact]
    public void Cards_are_given_to_units_and_once()
    {
        var story = Story.Of().Dispatch().Accept();
        Refused(RefusalCode.NotACard, story, (t, s) => t.IssueCard(WarningLevel.Red, "推诿", story.Clock(ClockName.HandleUnit), s));
        Refused(RefusalCode.NotACard, story, (t, s) => t.IssueCard(WarningLevel.RedCard, "推诿", story.Clock(ClockName.Handle), s));
        story.Do((t, s) => t.IssueCard(WarningLevel.YellowCard, "推诿", story.Clock(ClockName.HandleUnit), s));
        Refused(RefusalCode.CardGiven, story, (t, s) => t.IssueCard(WarningLevel.YellowCard, "推诿", story.Clock(ClockName.HandleUnit), s));
        Refused(RefusalCode.NoSuchCard, story, (t, s) => t.RevokeCard(4711, "发错了", s));
    }

    internal static void Refused(RefusalCode code, Story story, Action<Ticket, Stamp> verb)
    {
        var before = Snapshot.Of(story.Ticket);
        Assert.Equal(code, Assert.Throws<Refusal>(() => verb(story.Ticket, new Stamp(Given.Someone, story.Now))).Code);
        Assert.Equal(before, Snapshot.Of(story.Ticket));
    }
}

/// <summary>The patrol in a story.</summary>
internal static class PatrolInStories
{
    /// <summary>One round of the patrol at that instant, which need not be later than the last.</summary>
    internal static Story Patrol(this Story story, string at) => story.Patrol(DeadlineData.At(at));

    internal static Story Patrol(this Story story, DateTimeOffset at)
    {
        while (story.Ticket.NextMark(Story.Limits, Story.Warnings, DeadlineData.Time) is { } mark && mark.At <= at)
        {
            story.Ticket.Take(mark, new Stamp(Actor.System, at));
        }

        story.Ticket.Reckon(Story.Limits, Story.Warnings, DeadlineData.Time);
        return story.At(at);
    }

    /// <summary>What a clock has been given, in order.</summary>
    internal static IReadOnlyList<WarningLevel> Given(this Story story, ClockName clock) => [.. story.Ticket.Warnings.Where(w => w.Clock == clock).Select(w => w.Level)];
}
