namespace Hotline.Domain.Tickets;

/// <summary>One dispatch by the centre, and all who had a share in it.</summary>
/// <param name="Number">1 for the first, one more for each time the centre moved it.</param>
/// <param name="Leads">The unit it went to and, inside its district, those after it; in order.</param>
/// <param name="Helpers">Units that helped meanwhile, in order.</param>
public sealed record WayPart(int Number, IReadOnlyList<Assignment> Leads, IReadOnlyList<Assignment> Helpers)
{
    /// <summary>Whether it is there now.</summary>
    public bool Stands => Leads[^1].Stands;
}

public sealed partial class Ticket
{
    private static readonly TicketAction[] partings =
    [
        TicketAction.Redirect, TicketAction.GrantReturn, TicketAction.Rule, TicketAction.Recall, TicketAction.Withdraw,
        TicketAction.Redispatch, TicketAction.TakeBack, TicketAction.GrantTierReturn,
    ];

    /// <summary>How many units the centre gave it to one after the other: a copy of the lead assignments, so that lists need not read them. Steps inside a district are not counted.</summary>
    public int Hops { get; private set; }

    /// <summary>What took it from a unit; null while the unit has it.</summary>
    public TicketEvent? Parting(Assignment unit) => unit.Stands ? null : events.Where(e => partings.Contains(e.Action)).ElementAtOrDefault(unit.Hop - 1);

    /// <summary>Who had it from when till when, tier by tier, the first dispatch first.</summary>
    public IReadOnlyList<WayPart> Way() =>
    [
        .. Leads().Where(a => a.Via is null).Select(TenureOf)
            .Select((leads, i) => new WayPart(i + 1, leads, [.. assignments.Where(a => a.Kind == AssignmentKind.CoOperating && leads.Any(l => l.Hop == a.Hop))])),
    ];
}
