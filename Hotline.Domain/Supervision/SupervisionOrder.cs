using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;

namespace Hotline.Domain.Supervision;

/// <summary>督办单 or 批示件: what is wanted of a unit about one ticket, until when, and what came of it.</summary>
public sealed class SupervisionOrder
{
    private SupervisionOrder() => Demand = By = ByName = "";

    internal SupervisionOrder(TicketNumber ticket, int serial, DepartmentCode? unit, OrderForm form, OrderTrigger trigger, string demand, DateTimeOffset dueAt, Stamp stamp)
    {
        (Ticket, Serial, Unit, Form, Trigger, Demand, DueAt) = (ticket, serial, unit, form, trigger, demand, dueAt);
        (By, ByName, At, State) = (stamp.By.Account, stamp.By.Name, stamp.At, OrderState.Open);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>About which ticket.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>1, 2, 3 … within the ticket.</summary>
    public int Serial { get; private set; }

    /// <summary>Who must answer; null: nobody has the ticket yet, the centre answers.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>How heavily it weighs.</summary>
    public OrderForm Form { get; private set; }

    /// <summary>Why it was given.</summary>
    public OrderTrigger Trigger { get; private set; }

    /// <summary>What is wanted.</summary>
    public string Demand { get; private set; }

    /// <summary>The account that gave it.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Until when it must be answered.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; private set; }

    /// <summary>When the unit last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What the unit answered.</summary>
    public string? Answer { get; private set; }

    /// <summary>When the answer was accepted, sent back or the order escalated.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said about it.</summary>
    public string? Decision { get; private set; }

    /// <summary>When the patrol found it overdue; once.</summary>
    public DateTimeOffset? LateAt { get; private set; }

    /// <summary>Somebody still owes an answer, or a word on it.</summary>
    public bool Stands => State is OrderState.Open or OrderState.Answered;

    /// <summary>The answer has not come in time.</summary>
    public bool IsLate(DateTimeOffset now) => (State == OrderState.Open ? now : AnsweredAt ?? now) > DueAt;

    internal void TakeAnswer(string answer, Stamp stamp) => (State, Answer, AnsweredAt) = (OrderState.Answered, answer, stamp.At);

    internal void Accept(string? word, Stamp stamp) => (State, Decision, DecidedAt) = (OrderState.Done, word, stamp.At);

    internal void SendBack(string word, DateTimeOffset dueAt, Stamp stamp) => (State, Decision, DecidedAt, DueAt, LateAt) = (OrderState.Open, word, stamp.At, dueAt, null);

    internal void Escalate(string word, Stamp stamp) => (State, Decision, DecidedAt) = (OrderState.Escalated, word, stamp.At);

    internal void Lapse(DateTimeOffset at) => (State, DecidedAt) = (OrderState.Lapsed, at);

    internal void BeLate(DateTimeOffset at) => LateAt = at;
}
