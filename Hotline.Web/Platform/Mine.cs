using Hotline.Domain.Identity;
using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;

namespace Hotline.Web.Platform;

/// <summary>Whether a step is this very person's to take on this very ticket. The buttons ask the same question as the door.</summary>
public static class Mine
{
    private static readonly TicketAction[] asks = [TicketAction.Close, TicketAction.CloseUnreached, TicketAction.CloseDissatisfied, TicketAction.RecordDiscontent, TicketAction.Redo, TicketAction.LogAttempt];

    private const Permission ForTheUnit = Permission.SignForUnit | Permission.Handle | Permission.LeadUnit;

    /// <summary>The actions open to this person here.</summary>
    public static IEnumerable<TicketAction> Open(CurrentUser me, Ticket ticket) =>
        Lifecycle.Open(ticket.State, me.Permissions).Where(action => May(me, ticket, action) && ticket.Offers(action));

    /// <summary>Refuses what is another's.</summary>
    /// <exception cref="Forbidden">Another unit's, or another handler's.</exception>
    public static void Check(CurrentUser me, Ticket ticket, TicketAction action)
    {
        if (!May(me, ticket, action))
        {
            throw new Forbidden($"{me.Account} may not {action} {ticket.Number}");
        }
    }

    /// <summary>The part of a co-operating unit that this person may sign for or give: the own unit's before that of one below it.</summary>
    public static Assignment? Part(CurrentUser me, Ticket ticket, TicketAction action) => ticket.CoUnits()
        .Where(a => me.Units.Contains(a.Unit) && (action != TicketAction.CoAccept || a.AcceptedAt is null)).OrderByDescending(a => a.Unit == me.Unit).ThenBy(a => a.Id).FirstOrDefault();

    private static bool May(CurrentUser me, Ticket ticket, TicketAction action)
    {
        var asked = Lifecycle.WhoMay(ticket.State, action);
        if (!me.May(asked))
        {
            return false;
        }

        // An order is answered by the unit it was given to, which may have lost the ticket since; one to nobody by the supervisor.
        if (action == TicketAction.AnswerOrder)
        {
            return ticket.Orders.Any(o => o.State == OrderState.Open && (o.Unit is { } unit ? me.May(Permission.SignForUnit) && me.Units.Contains(unit) : me.May(Permission.Supervise)));
        }

        if (action is TicketAction.CoAccept or TicketAction.CoReply)
        {
            return Part(me, ticket, action) is not null;
        }

        // The office that has it hands it on; the office that handed it on takes it back, and decides.
        if (action == TicketAction.Redispatch)
        {
            return ticket.LeadAssignment is { District: null } office && office.Unit == me.Unit;
        }

        if (action is TicketAction.TakeBack or TicketAction.GrantTierReturn or TicketAction.RefuseTierReturn)
        {
            return ticket.District is { } mine && mine == me.Unit;
        }

        // Nobody asks how content a citizen is with one's own work.
        if (asks.Contains(action) && ticket.IsWorkOf(me.Account))
        {
            return false;
        }

        // Without the dispatcher's permission only the own call is recalled.
        if (action == TicketAction.Recall)
        {
            return me.May(Permission.Dispatch) || ticket.RegisteredBy == me.Account;
        }

        // Whoever holds a permission that is not tied to a unit needs no unit.
        if (me.May(asked & ~ForTheUnit))
        {
            return true;
        }

        return ticket.LeadAssignment is { } lead && me.Units.Contains(lead.Unit) && (!me.OnlyAssigned || lead.Handler == me.Account);
    }
}
