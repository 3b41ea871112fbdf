namespace Hotline.Domain.Tickets;

public sealed partial class Ticket
{
    private static readonly TicketAction[] partings =
        [TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule, TicketAction.Recall, TicketAction.Withdraw];

    /// <summary>How many units led it one after the other: a copy of the lead assignments, so that lists need not read them.</summary>
    public int Hops { get; private set; }

    /// <summary>What took it from a unit; null while the unit has it.</summary>
    public TicketEvent? Parting(Assignment unit) => unit.Stands ? null : events.Where(e => partings.Contains(e.Action)).ElementAtOrDefault(unit.Hop - 1);
}
