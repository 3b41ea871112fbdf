using Hotline.Domain.Routing;

namespace Hotline.Domain.Tickets;

/// <summary>分办意见: what a co-operating unit did. Read by the lead and the centre; the citizen gets the lead's answer for all.</summary>
public sealed class PartialReply
{
    private PartialReply()
    {
        Text = By = ByName = "";
    }

    internal PartialReply(TicketNumber ticket, DepartmentCode unit, string text, Stamp stamp)
    {
        (Ticket, Unit, Text) = (ticket, unit, text);
        (By, ByName, At) = (stamp.By.Account, stamp.By.Name, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>The co-operating unit.</summary>
    public DepartmentCode Unit { get; private set; }

    /// <summary>What was done, in words for the lead.</summary>
    public string Text { get; private set; }

    /// <summary>The account that wrote it.</summary>
    public string By { get; private set; }

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset At { get; private set; }
}
