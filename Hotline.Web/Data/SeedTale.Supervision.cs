using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;

namespace Hotline.Web.Data;

/// <content>What the supervisor and a leader make of a ticket.</content>
internal sealed partial class SeedTale
{
    private void Supervise()
    {
        if (story.Supervision == SeedSupervision.Remarked)
        {
            var remark = World.Notes.For("remark", plan.Story);
            Then(Times.Office(at, 60, 600), World.Cast.Centre(Role.Leader), stamp => Ticket!.AddRemark(remark, World.City.OrderDue(OrderForm.Remark, stamp.At), stamp));
        }

        if (story.Supervision >= SeedSupervision.Explained)
        {
            var reason = World.Notes.For("explain-delay", plan.Story);
            Then(Times.Office(at, 60, 400), World.Cast.Liaison(Unit), stamp => Ticket!.ExplainDelay(reason, stamp));
        }

        if (story.Supervision >= SeedSupervision.Ordered)
        {
            Order();
        }
    }

    private void Order()
    {
        var (supervisor, demand) = (World.Cast.Centre(Role.Supervisor), World.Notes.For("order", plan.Story));
        Then(Times.Office(at, 30, 300), supervisor, stamp => Ticket!.OrderSupervision(OrderForm.Platform, OrderTrigger.Unsolved, demand, World.City.OrderDue(OrderForm.Platform, stamp.At), stamp));
        if (story.Supervision == SeedSupervision.Ordered)
        {
            return;
        }

        Answer(1);
        if (story.Supervision == SeedSupervision.Answered)
        {
            return;
        }

        var back = World.Notes.For("order-back", plan.Story);
        Then(Times.Office(at, 20, 200), supervisor, stamp => Ticket!.RefuseAnswer(1, back, World.City.OrderDue(OrderForm.Platform, stamp.At), stamp));
        Then(Times.Office(at, 60, 300), supervisor, stamp => Ticket!.EscalateOrder(1, OrderForm.Written, back, World.City.OrderDue(OrderForm.Written, stamp.At), stamp));
        if (story.Supervision == SeedSupervision.Escalated)
        {
            return;
        }

        Answer(2);
        Then(Times.Office(at, 20, 200), supervisor, stamp => Ticket!.AcceptAnswer(2, null, stamp));
    }

    private void Answer(int serial)
    {
        var answer = World.Notes.For("order-answer", plan.Story);
        Then(Times.Office(at, 60, 500), World.Cast.Liaison(Unit), stamp => Ticket!.AnswerOrder(serial, answer, stamp));
    }
}
