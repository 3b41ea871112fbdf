using Hotline.Domain.Supervision;

namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    private readonly List<SupervisionOrder> orders = [];

    /// <summary>督办单 and 批示件, oldest first.</summary>
    public IReadOnlyList<SupervisionOrder> Orders => orders;

    /// <summary>Orders that wait for an answer, or for a word on it.</summary>
    public IEnumerable<SupervisionOrder> StandingOrders => orders.Where(o => o.Stands);

    /// <summary>说明逾期原因: the unit says why it takes longer. No clock stops; a red card is then for a supervisor to decide.</summary>
    public void ExplainDelay(string reason, Stamp stamp) => Take(TicketAction.ExplainDelay, stamp, reason, Lead);

    /// <summary>发牌: a card by hand, where the rules gave none or held it back.</summary>
    /// <exception cref="Refusal">No card level; the unit has this card for this ticket already.</exception>
    public void IssueCard(WarningLevel level, string ground, Deadline clock, Stamp stamp)
    {
        Expect(TicketAction.IssueCard);
        Refusal.When(level < WarningLevel.YellowCard || clock.Unit is null, RefusalCode.NotACard);
        Refusal.When(warnings.Any(w => w.Level == level && w.IsOf(clock)), RefusalCode.CardGiven);
        Take(TicketAction.IssueCard, stamp, $"{level} {ground}", clock.Unit);
        warnings.Add(new Warning(Number, clock.Clock, clock.Unit, clock.StartedAt, level, clock.DueAt, stamp.At, ground, stamp));
    }

    /// <summary>撤销红黄牌: it was wrong. It stays on record as revoked, and is not given again.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoSuchCard"/>.</exception>
    public void RevokeCard(long warning, string why, Stamp stamp)
    {
        Expect(TicketAction.RevokeCard);
        var card = warnings.FirstOrDefault(w => w.Id == warning && w is { IsCard: true, Stands: true }) ?? throw new Refusal(RefusalCode.NoSuchCard);
        Take(TicketAction.RevokeCard, stamp, $"{card.Level} {why}", card.Unit);
        card.Revoke(why, stamp);
    }

    /// <summary>督办: an order that the unit must answer within its limit.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.OrderStands"/>: one at a time; a heavier one comes by escalation.</exception>
    public void OrderSupervision(OrderForm form, OrderTrigger trigger, string demand, DateTimeOffset dueAt, Stamp stamp)
    {
        Expect(TicketAction.OrderSupervision);
        Refusal.When(form == OrderForm.Remark || Lead is null, RefusalCode.NoUnitToOrder);
        Refusal.When(StandingOrders.Any(o => o.Form != OrderForm.Remark), RefusalCode.OrderStands);
        Take(TicketAction.OrderSupervision, stamp, $"{form} {trigger} {demand}", Lead);
        AddOrder(form, trigger, demand, dueAt, stamp);
    }

    /// <summary>批示: a city leader's remark, tracked until it is answered.</summary>
    public void AddRemark(string text, DateTimeOffset dueAt, Stamp stamp)
    {
        Take(TicketAction.Remark, stamp, text, Lead);
        AddOrder(OrderForm.Remark, OrderTrigger.Remark, text, dueAt, stamp);
    }

    /// <summary>督办反馈: the unit answers an order or remark.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NoOrderOpen"/>.</exception>
    public void AnswerOrder(int serial, string answer, Stamp stamp)
    {
        Expect(TicketAction.AnswerOrder);
        var order = In(serial, OrderState.Open);
        Take(TicketAction.AnswerOrder, stamp, $"{order.Form} {answer}", order.Unit);
        order.TakeAnswer(answer, stamp);
    }

    /// <summary>督办销号: the answer is accepted.</summary>
    public void AcceptAnswer(int serial, string? word, Stamp stamp)
    {
        Expect(TicketAction.AcceptAnswer);
        var order = In(serial, OrderState.Answered);
        Take(TicketAction.AcceptAnswer, stamp, $"{order.Form} {word}", order.Unit);
        order.Accept(word, stamp);
    }

    /// <summary>退回反馈: the answer does not do; a new limit begins.</summary>
    public void RefuseAnswer(int serial, string word, DateTimeOffset dueAt, Stamp stamp)
    {
        Expect(TicketAction.RefuseAnswer);
        var order = In(serial, OrderState.Answered);
        Take(TicketAction.RefuseAnswer, stamp, $"{order.Form} {word}", order.Unit);
        order.SendBack(word, dueAt, stamp);
    }

    /// <summary>督办升级: a heavier form takes the order's place.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotHeavier"/>.</exception>
    public void EscalateOrder(int serial, OrderForm form, string word, DateTimeOffset dueAt, Stamp stamp)
    {
        Expect(TicketAction.EscalateOrder);
        var order = orders.SingleOrDefault(o => o.Serial == serial && o.Stands) ?? throw new Refusal(RefusalCode.NoOrderOpen);
        Refusal.When(form <= order.Form || (order.Form == OrderForm.Remark && StandingOrders.Any(o => o.Form != OrderForm.Remark)), RefusalCode.NotHeavier);
        Refusal.When(Lead is null, RefusalCode.NoUnitToOrder);
        Take(TicketAction.EscalateOrder, stamp, $"{form} {order.Trigger} {word}", Lead);
        order.Escalate(word, stamp);
        AddOrder(form, order.Trigger, word, dueAt, stamp);
    }

    // Nobody can answer for a ticket that was withdrawn, declined or went into another.
    private void LapseOrders(DateTimeOffset at)
    {
        if (!Lifecycle.Steps.Any(s => s.From == State && s.Action == TicketAction.AnswerOrder))
        {
            foreach (var order in StandingOrders.ToList())
            {
                order.Lapse(at);
            }
        }
    }

    private SupervisionOrder In(int serial, OrderState state) =>
        orders.SingleOrDefault(o => o.Serial == serial && o.State == state) ?? throw new Refusal(RefusalCode.NoOrderOpen);

    private void AddOrder(OrderForm form, OrderTrigger trigger, string demand, DateTimeOffset dueAt, Stamp stamp) =>
        orders.Add(new SupervisionOrder(Number, orders.Count + 1, Lead, form, trigger, demand, dueAt, stamp));
}
