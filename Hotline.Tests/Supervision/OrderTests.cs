using Hotline.Domain;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Tests.Deadlines;
using Hotline.Tests.Tickets;
using Xunit;
using static Hotline.Tests.Supervision.PatrolRuleTests;

namespace Hotline.Tests.Supervision;

public sealed class OrderTests
{
    [Fact]
    public void An_order_is_answered_sent_back_answered_again_and_done()
    {
        var story = Ordered().Do((t, s) => t.AnswerOrder(1, "已约施工队", s)).Do((t, s) => t.RefuseAnswer(1, "没有写完成时间", DeadlineData.At("2026-12-01"), s));
        var order = Assert.Single(story.Ticket.Orders);
        Assert.Equal((OrderState.Open, DeadlineData.At("2026-12-01")), (order.State, order.DueAt));
        story.Do((t, s) => t.AnswerOrder(1, "11月30日完工，附照片", s)).Do((t, s) => t.AcceptAnswer(1, "属实", s));
        Assert.Equal((OrderState.Done, "属实"), (order.State, order.Decision));
        Assert.Empty(story.Ticket.StandingOrders);
    }

    [Fact]
    public void An_order_whose_answer_is_overdue_is_said_to_be_late_once()
    {
        var story = Ordered().Patrol("2026-11-25T17:30");
        Assert.Null(story.Ticket.Orders[0].LateAt);
        story.Patrol("2026-11-25T17:31").Patrol("2026-11-30");
        Assert.Equal(DeadlineData.At("2026-11-25T17:31"), story.Ticket.Orders[0].LateAt);
        Assert.Single(story.Ticket.Events, e => e.Action == TicketAction.OrderLate);
        Assert.True(story.Ticket.Orders[0].IsLate(DeadlineData.At("2026-11-26")));
    }

    [Fact]
    public void An_order_rises_to_a_heavier_form_only()
    {
        var story = Ordered(OrderForm.Written);
        Refused(RefusalCode.NotHeavier, story, (t, s) => t.EscalateOrder(1, OrderForm.Platform, "仍未办", s.At, s));
        story.Do((t, s) => t.EscalateOrder(1, OrderForm.Listed, "仍未办", DeadlineData.At("2026-12-02"), s));
        Assert.Equal([(OrderForm.Written, OrderState.Escalated), (OrderForm.Listed, OrderState.Open)], story.Ticket.Orders.Select(o => (o.Form, o.State)));
        Refused(RefusalCode.NoOrderOpen, story, (t, s) => t.EscalateOrder(1, OrderForm.Notice, "仍未办", s.At, s));
    }

    [Fact]
    public void One_order_stands_at_a_time_and_a_remark_beside_it()
    {
        var story = Ordered();
        Refused(RefusalCode.OrderStands, story, (t, s) => t.OrderSupervision(OrderForm.Written, OrderTrigger.Overdue, "三日内办结", s.At, s));
        story.Do((t, s) => t.AddRemark("请认真研究", DeadlineData.At("2026-11-30"), s));
        Assert.Equal([OrderForm.Platform, OrderForm.Remark], story.Ticket.StandingOrders.Select(o => o.Form));
        Refused(RefusalCode.NotHeavier, story, (t, s) => t.EscalateOrder(2, OrderForm.Talk, "未反馈", s.At, s));
    }

    [Fact]
    public void A_remark_on_a_ticket_nobody_has_yet_is_the_centres_to_answer()
    {
        var story = Story.Of();
        Refused(RefusalCode.NoUnitToOrder, Story.Of().Dispatch(), (t, s) => t.OrderSupervision(OrderForm.Remark, OrderTrigger.Overdue, "三日内办结", s.At, s));
        story.Do((t, s) => t.AddRemark("请尽快派单", DeadlineData.At("2026-11-30"), s));
        Assert.Null(story.Ticket.Orders[0].Unit);
        Refused(RefusalCode.NoSuchStep, story, (t, s) => t.EscalateOrder(1, OrderForm.Written, "未办", s.At, s));
        Refused(RefusalCode.NoOrderOpen, story, (t, s) => t.AcceptAnswer(1, null, s));
        Refused(RefusalCode.NoOrderOpen, story, (t, s) => t.AnswerOrder(2, "已派", s));
    }

    [Fact]
    public void Nobody_has_to_answer_for_a_ticket_that_was_withdrawn()
    {
        var story = Ordered().Do((t, s) => t.Withdraw("已自行解决", s));
        Assert.Equal(OrderState.Lapsed, story.Ticket.Orders[0].State);
        Assert.Null(story.Patrol("2027-01-01").Ticket.PatrolAt);
        Assert.Equal(TicketState.Withdrawn, story.Ticket.State);
    }

    private static Story Ordered(OrderForm form = OrderForm.Platform) =>
        Story.Of().Dispatch().Accept().Contact().Do((t, s) => t.OrderSupervision(form, OrderTrigger.Overdue, "三日内办结并反馈", DeadlineData.At("2026-11-25T17:30"), s));
}
