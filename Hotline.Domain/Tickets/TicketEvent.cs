using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>What happened: timeline, source of deadlines, statistics and live updates. Written once, never changed.</summary>
public sealed class TicketEvent
{
    private TicketEvent()
    {
        By = ByName = "";
    }

    internal TicketEvent(TicketNumber ticket, int sequence, TicketAction action, TicketState from, TicketState to, Stamp stamp, DepartmentCode? unit, string? note)
    {
        (Ticket, Sequence, Action, From, To, At) = (ticket, sequence, action, from, to, stamp.At);
        (By, ByName, ByUnit) = (stamp.By.Account, stamp.By.Name, stamp.By.Unit);
        (Unit, Note) = (unit, note);
    }

    /// <summary>Order over all tickets; given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose life.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>1, 2, 3 … within the ticket.</summary>
    public int Sequence { get; private set; }

    /// <summary>What was done.</summary>
    public TicketAction Action { get; private set; }

    /// <summary>The state before.</summary>
    public TicketState From { get; private set; }

    /// <summary>The state after.</summary>
    public TicketState To { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The account that did it.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>The unit that person acted for.</summary>
    public DepartmentCode? ByUnit { get; private set; }

    /// <summary>The unit it concerns: where it was dispatched to, who replied.</summary>
    public DepartmentCode? Unit { get; private set; }

    /// <summary>An inner note; citizens never see it. The parent's number for a merge, days for an extension, field names for an amendment.</summary>
    public string? Note { get; private set; }
}
