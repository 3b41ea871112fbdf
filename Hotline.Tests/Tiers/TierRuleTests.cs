using Hotline.Domain;
using Hotline.Domain.Deadlines;
using Hotline.Domain.Performance;
using Hotline.Domain.Routing;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.CoOperation;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Supervision;
using Hotline.Tests.Tickets;
using Xunit;

namespace Hotline.Tests.Tiers;

/// <summary>A complaint dispatched to a district office on Monday 2026-11-23 at 09:00, and what it does with it.</summary>
public sealed class TierRuleTests
{
    private static readonly DepartmentCode office = new("district-qingxi"), street = new("street-qingxi-xidong"), town = new("street-qingxi-daxu");

    [Fact]
    public void The_street_leads_the_office_answers_for_it_and_has_signed()
    {
        var story = Sent().At("2026-11-24T09:00").HandOn();
        Assert.Equal((street, office, TicketState.Dispatched), (story.Ticket.Lead!.Value, story.Ticket.District!.Value, story.Ticket.State));
        Assert.Equal(DeadlineData.At("2026-11-24T09:00"), story.Ticket.Assignments[0].AcceptedAt);
        Assert.Equal((1, 1), (story.Ticket.Hops, story.Ticket.TierSteps));
        var part = Assert.Single(story.Ticket.Way());
        Assert.Equal([office, street], part.Leads.Select(a => a.Unit));
        Assert.Equal(TicketAction.Redispatch, story.Ticket.Parting(part.Leads[0])!.Action);
    }

    [Fact]
    public void The_overall_clock_and_the_offices_go_on_and_the_streets_begin()
    {
        var before = Sent().Clock(ClockName.Handle);
        var story = Sent().Accept().At("2026-11-25T09:00").HandOn();
        Assert.Equal((before.StartedAt, before.DueAt, true), (story.Clock(ClockName.Handle).StartedAt, story.Clock(ClockName.Handle).DueAt, story.Clock(ClockName.Handle).Runs));
        Assert.Equal([(office, "2026-11-23T09:00", true), (street, "2026-11-25T09:00", true)], Own(story));
        Assert.All(story.Clocks(ClockName.HandleUnit), c => Assert.Equal(before.DueAt, c.DueAt));
        Assert.Equal([false, true], story.Clocks(ClockName.Sign).Select(c => c.Runs));
        story.Accept().At("2026-11-26T09:00").Reply().Approve();
        Assert.All(story.Clocks(ClockName.HandleUnit), c => Assert.Equal(DeadlineData.At("2026-11-26T09:00"), c.StoppedAt));
    }

    [Fact]
    public void What_the_office_takes_back_it_has_had_all_along()
    {
        var story = Sent().HandOn().At("2026-11-26T09:00").Do((t, s) => t.TakeBack("跨街道，由区统筹", s));
        Assert.Equal((office, null, TicketState.InHand), (story.Ticket.Lead!.Value, story.Ticket.District, story.Ticket.State));
        Assert.Equal([(office, "2026-11-23T09:00", true), (street, "2026-11-23T09:00", false)], Own(story));
        Assert.Equal(2, story.Clocks(ClockName.Sign).Count);
        // The time for a return did not begin anew.
        Assert.Equal(DeadlineData.At("2026-11-23T09:00"), story.Ticket.LeadSince);
        Refused(RefusalCode.ReturnTooLate, story, s => s.AskReturn());
        Assert.Equal(TicketState.UnderReview, story.Reply().Ticket.State);
    }

    [Fact]
    public void A_streets_return_is_the_offices_to_decide_and_uses_up_none_of_the_centres()
    {
        var asked = Sent().HandOn().AskReturn();
        Refused(RefusalCode.DistrictDecides, asked, s => s.GrantReturn("police"));
        Refused(RefusalCode.DistrictDecides, asked, s => s.RefuseReturn());
        var elsewhere = asked.Grant(town);
        Assert.Equal((town, office, TicketState.Dispatched), (elsewhere.Ticket.Lead!.Value, elsewhere.Ticket.District!.Value, elsewhere.Ticket.State));
        var back = elsewhere.AskReturn().Grant(office);
        Assert.Equal((office, null, TicketState.InHand), (back.Ticket.Lead!.Value, back.Ticket.District, back.Ticket.State));
        Assert.Equal((1, 3), (back.Ticket.Hops, back.Ticket.TierSteps));
        Assert.Equal(UnitRequestState.Pending, back.AskReturn().Ticket.OpenRequest!.State);
    }

    [Fact]
    public void What_the_office_refuses_is_refused_inside_the_district_for_good()
    {
        var story = Sent().HandOn().AskReturn().Do((t, s) => t.RefuseTierReturn("属贵街道辖区", s));
        Assert.Equal(street, story.Ticket.Lead);
        Assert.False(story.Ticket.Offers(TicketAction.AskReturn) || story.Ticket.Offers(TicketAction.DisputeReturn));
        Refused(RefusalCode.ReturnWasRefused, story, s => s.AskReturn());
        Refused(RefusalCode.NothingToDispute, story, s => s.Dispute());
    }

    [Fact]
    public void The_office_hands_on_what_it_has_once_and_never_to_itself_or_the_unit_reported_about()
    {
        Refused(RefusalCode.SameUnit, Sent(), s => s.HandOn(office));
        Refused(RefusalCode.HandedOnAlready, Sent().HandOn(), s => s.HandOn(town));
        Refused(RefusalCode.RequestPending, Sent().AskReturn(), s => s.HandOn());
        var about = Story.Of(with: a => a with { ReportedUnit = street }).Dispatch(office.Value);
        Refused(RefusalCode.ReportAboutTheUnit, about, s => s.HandOn());
        Refused(RefusalCode.ReportAboutTheUnit, about.HandOn(town).AskReturn(), s => s.Grant(street));
        Refused(RefusalCode.ReportAboutTheUnit, Sent().HandOn(), s => s.Amend(a => a with { ReportedUnit = office }));
    }

    [Fact]
    public void Without_a_hand_on_there_is_nothing_to_take_back_or_decide()
    {
        Refused(RefusalCode.NotHandedOn, Sent(), s => s.Do((t, stamp) => t.TakeBack("x", stamp)));
        Refused(RefusalCode.NotHandedOn, Sent().AskReturn(), s => s.Grant(town));
        Refused(RefusalCode.NotHandedOn, Sent().AskReturn(), s => s.Do((t, stamp) => t.RefuseTierReturn("x", stamp)));
        Refused(RefusalCode.NoRequestPending, Sent().HandOn(), s => s.Grant(town));
        Refused(RefusalCode.NoRequestPending, Sent().HandOn(), s => s.Do((t, stamp) => t.RefuseTierReturn("x", stamp)));
        Refused(RefusalCode.SameUnit, Sent().HandOn().AskReturn(), s => s.Grant(street));
    }

    [Fact]
    public void The_centre_may_move_it_out_of_the_district_but_not_to_the_office_that_answers_for_it()
    {
        Refused(RefusalCode.SameUnit, Sent().HandOn(), s => s.Redirect(office.Value));
        var moved = Sent().HandOn().Redirect("police");
        Assert.Equal((2, 1, null), (moved.Ticket.Hops, moved.Ticket.TierSteps, moved.Ticket.District));
        Assert.DoesNotContain(moved.Clocks(ClockName.HandleUnit), c => c.Runs && c.Unit != new DepartmentCode("police"));
    }

    [Fact]
    public void Helpers_stay_and_a_helper_to_which_it_is_handed_on_leads_instead()
    {
        var story = Story.Of().Do((t, s) => t.Dispatch(Story.To(office.Value, "water", street.Value), null, s)).HandOn();
        Assert.Equal("water", Assert.Single(story.Ticket.CoUnits()).Unit.Value);
        Assert.Equal("已核查排污口。", Assert.Single(story.Part().Ticket.Parts).Text);
        Refused(RefusalCode.SameUnit, story.Accept(), s => s.Ask(office.Value));
    }

    [Fact]
    public void Street_and_office_are_both_warned_and_the_streets_explanation_holds_back_the_offices_red_card_too()
    {
        var late = Sent().HandOn().Accept().Contact().Patrol("2026-12-31");
        Assert.Equal([(office, WarningLevel.YellowCard), (street, WarningLevel.YellowCard), (office, WarningLevel.RedCard), (street, WarningLevel.RedCard)],
            late.Ticket.Warnings.Where(w => w.IsCard).OrderBy(w => w.Level).ThenBy(w => w.Unit!.Value.Value).Select(w => (w.Unit!.Value, w.Level)));
        var explained = Sent().HandOn().Accept().Contact().Patrol("2026-12-18").Do((t, s) => t.ExplainDelay("配件要从外地调", s)).Patrol("2026-12-31");
        Assert.DoesNotContain(explained.Ticket.Warnings, w => w.Level == WarningLevel.RedCard);
        var replied = Sent().HandOn().Accept().Contact().At("2026-12-11T10:00").Reply().Patrol("2026-12-31");
        Assert.DoesNotContain(replied.Ticket.Warnings, w => w.Clock == ClockName.HandleUnit);
    }

    [Fact]
    public void What_the_machine_sent_and_the_office_handed_on_is_not_recalled()
    {
        var story = Story.Of().AutoDispatch(office.Value).HandOn();
        Assert.True(story.Ticket.ByMachine);
        Refused(RefusalCode.NothingToRecall, story, s => s.Recall());
    }

    [Fact]
    public void First_dispatch_accuracy_counts_a_step_inside_the_district_as_no_mistake()
    {
        var judged = Judge(Sent().HandOn().AskReturn().Grant(town).Accept().Reply().Approve());
        Assert.True(Of(judged, FactKind.FirstDispatch).Single().Hit);
        Assert.False(Of(Judge(Sent().HandOn().Redirect("police")), FactKind.FirstDispatch).Single().Hit);
    }

    [Fact]
    public void The_office_is_judged_as_the_unit_it_was_dispatched_to_and_the_street_by_its_own_time()
    {
        var judged = Judge(Sent().At("2026-11-23T10:00").HandOn().At("2026-11-23T11:00").Accept().Contact().At("2026-11-24T09:00").Reply().Approve());
        Assert.Equal([(office, true), (street, true)], Of(judged, FactKind.Sign).Select(f => (f.Unit, f.Hit)));
        Assert.Equal([(office, true), (street, true)], Of(judged, FactKind.Handle).Select(f => (f.Unit, f.Hit)));
        Assert.Equal([(office, 420), (street, 360)], Of(judged, FactKind.Time).Select(f => (f.Unit, (int)f.Value)));
        Assert.Equal([(office, false), (street, false)], Of(judged, FactKind.Return).Select(f => (f.Unit, f.Hit)));
        var late = Judge(Sent().HandOn().Accept(), "2026-12-20");
        Assert.Equal([(office, false), (street, false)], Of(late, FactKind.Handle).Select(f => (f.Unit, f.Hit)));
    }

    [Fact]
    public void A_return_counts_for_the_street_that_gave_it_back_and_for_the_office_only_when_the_centre_granted_it()
    {
        var inside = Judge(Sent().HandOn().AskReturn().Grant(office));
        Assert.Equal([(office, false), (street, true)], Of(inside, FactKind.Return).Select(f => (f.Unit, f.Hit)));
        var outside = Judge(Sent().HandOn().AskReturn().Grant(office).AskReturn().GrantReturn("police"));
        Assert.Equal([(office, true), (street, true), (new DepartmentCode("police"), false)], Of(outside, FactKind.Return).Select(f => (f.Unit, f.Hit)));
    }

    [Fact]
    public void What_the_office_took_back_and_answered_is_the_offices()
    {
        var judged = Judge(Sent().HandOn().Do((t, s) => t.TakeBack("由区统筹", s)).Reply().Approve().Do((t, s) => t.Close(Story.Satisfied, s)));
        Assert.Equal(office, Of(judged, FactKind.Redo).Single().Unit);
        Assert.Equal(office, Of(judged, FactKind.Satisfied).Single().Unit);
        Assert.Equal(office, Of(judged, FactKind.Handle).Single(f => f.Hit).Unit);
    }

    private static Story Sent() => Story.Of().Dispatch(office.Value);

    private static IEnumerable<(DepartmentCode, string, bool)> Own(Story story) =>
        story.Clocks(ClockName.HandleUnit).Select(c => (c.Unit!.Value, DeadlineData.Time.Local(c.StartedAt).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), c.Runs));

    private static KpiJudgement Judge(Story story, string now = "2026-11-25T09:00") => KpiJudgement.Of(story.Ticket, Story.Limits, DeadlineData.Time, DeadlineData.At(now));

    private static IReadOnlyList<KpiFact> Of(KpiJudgement judged, FactKind kind) => [.. judged.Facts.Where(f => f.Kind == kind).OrderBy(f => f.Hop)];

    private static void Refused(RefusalCode code, Story story, Action<Story> act)
    {
        var before = Snapshot.Of(story.Ticket);
        Assert.Equal(code, Assert.Throws<Refusal>(() => act(story)).Code);
        Assert.Equal(before, Snapshot.Of(story.Ticket));
    }
}

/// <summary>A district office in a story.</summary>
internal static class TiersInStories
{
    internal static Story HandOn(this Story story, DepartmentCode? to = null) => story.Do((t, s) => t.Redispatch(to ?? new DepartmentCode("street-qingxi-xidong"), "请现场核实", s));

    internal static Story Grant(this Story story, DepartmentCode to) => story.Do((t, s) => t.GrantTierReturn(to, null, s));
}
