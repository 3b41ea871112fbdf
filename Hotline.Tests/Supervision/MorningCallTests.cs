using Hotline.Domain.Deadlines;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Xunit;
using static Hotline.Domain.Supervision.CallReason;

namespace Hotline.Tests.Supervision;

/// <summary>Which call prevents a breach, and why; on Monday 2026-11-23 at nine.</summary>
public sealed class MorningCallTests
{
    private static readonly DateTimeOffset now = DeadlineData.At("2026-11-23T09:00");

    [Fact]
    public void What_must_be_signed_today_is_called_with_that_reason()
    {
        var call = Of(Case() with { State = TicketState.Dispatched, Clock = ClockName.Sign, Uncontacted = true })!;
        Assert.Equal([Sign, NotContacted], call.Reasons);
        Assert.Equal(40 + 15 + 10, call.Points);
        Assert.Equal(DeadlineData.At("2026-11-23T17:30"), call.DueAt);
    }

    [Fact]
    public void Nothing_can_be_prevented_once_it_is_due() =>
        Assert.Null(Of(Case() with { DueAt = now }));

    [Theory]
    [InlineData("2026-11-24T17:30", true)]
    [InlineData("2026-11-24T17:31", false)]
    public void The_list_looks_ahead_to_the_end_of_the_next_working_day(string due, bool called) =>
        Assert.Equal(called, Of(Case() with { DueAt = DeadlineData.At(due) }) is not null);

    [Fact]
    public void Before_a_holiday_it_looks_beyond_it() =>
        Assert.Equal(DeadlineData.At("2026-10-08T17:30"), MorningCall.Until(DeadlineData.At("2026-09-30T09:00"), DeadlineData.Time));

    [Theory]
    [InlineData(TicketState.UnderReview)]
    [InlineData(TicketState.Registered)]
    [InlineData(TicketState.ToFollowUp)]
    public void What_waits_for_the_centre_is_nobodys_call(TicketState state) => Assert.Null(Of(Case() with { State = state }));

    [Fact]
    public void An_order_is_answered_by_the_unit_even_while_the_centre_reviews_its_reply()
    {
        var call = Of(Case() with { State = TicketState.UnderReview, OrderDueAt = DeadlineData.At("2026-11-23T12:00") })!;
        Assert.Equal([Order], call.Reasons);
        Assert.Equal(DeadlineData.At("2026-11-23T12:00"), call.DueAt);
        Assert.Null(Of(Case() with { State = TicketState.UnderReview, OrderDueAt = now }));
    }

    [Fact]
    public void The_earlier_breach_is_the_one_that_is_shown()
    {
        var both = Case() with { OrderDueAt = DeadlineData.At("2026-11-24T17:30") };
        Assert.Equal([Answer, Order], Of(both)!.Reasons);
        Assert.Equal(both.DueAt, Of(both)!.DueAt);
        Assert.Equal(DeadlineData.At("2026-11-23T10:00"), Of(both with { OrderDueAt = DeadlineData.At("2026-11-23T10:00") })!.DueAt);
    }

    [Fact]
    public void Every_reason_makes_a_call_more_pressing()
    {
        var least = Of(Case())!.Points;
        Assert.Equal(least + 15, Of(Case() with { Urgency = Urgency.Urgent })!.Points);
        Assert.Equal(least + 30, Of(Case() with { Urgency = Urgency.Critical })!.Points);
        Assert.Equal(least + 15, Of(Case() with { Urged = 3 })!.Points);
        Assert.Equal(least + 20, Of(Case() with { Urged = 9 })!.Points);
        Assert.Equal(least + 10, Of(Case() with { Children = 2 })!.Points);
        Assert.Equal(least + 10, Of(Case() with { Clock = ClockName.Redo })!.Points);
        Assert.Equal(least + 7, Of(Case() with { Since = now.AddDays(-7) })!.Points);
        Assert.Equal(least - 40, Of(Case() with { DueAt = DeadlineData.At("2026-11-24T17:30") })!.Points);
        var old = Of(Case() with { Since = now.AddDays(-90) })!;
        Assert.Equal((least + 10, true), (old.Points, old.Reasons.Contains(Old)));
    }

    private static CallCase Case() => new(
        TicketNumber.Of(new DateOnly(2026, 11, 2), 1), TicketState.InHand, Urgency.Normal, ClockName.HandleUnit, DeadlineData.At("2026-11-23T17:30"), null, 0, 0, false, now);

    private static MorningCall? Of(CallCase one) => MorningCall.Of(one, now, DeadlineData.Time);
}
