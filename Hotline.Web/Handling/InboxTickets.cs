using Hotline.Domain.Routing;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;

namespace Hotline.Web.Handling;

/// <summary>Which tickets stand in a unit's inbox.</summary>
public static class InboxTickets
{
    /// <summary>Tickets this person's units lead or help with.</summary>
    /// <param name="db">The store.</param>
    /// <param name="me">Whose units.</param>
    /// <param name="tab">Which part.</param>
    /// <param name="mine">Only what this very person was given; units that help give theirs to nobody.</param>
    public static IQueryable<Ticket> Inbox(this HotlineDb db, CurrentUser me, InboxTab tab, bool mine)
    {
        var units = me.Units.ToArray();
        var account = me.Account;
        var states = States(tab);
        if (tab == InboxTab.Help)
        {
            var owed = db.Owed(units).Select(a => a.Ticket);
            return db.Tickets.Where(t => owed.Contains(t.Number));
        }

        if (tab == InboxTab.Below)
        {
            var office = me.Unit;
            var asked = db.Set<UnitRequest>().Where(r => r.District != null && r.District == office && r.State == UnitRequestState.Pending).Select(r => r.Ticket);
            return db.Tickets.In(states).Where(t => asked.Contains(t.Number));
        }

        // Both lists of numbers come out of their own index, and only those tickets are read. One condition "leads or helps" would read every ticket of the city.
        var led = db.Tickets.In(states).Where(t => t.Lead != null && units.Contains(t.Lead.Value));
        if (mine)
        {
            led = led.Where(t => t.Assignments.Any(a => a.Kind == AssignmentKind.Lead && a.RelievedAt == null && a.Handler == account));
        }

        var numbers = led.Select(t => t.Number);
        if (!mine && tab == InboxTab.All)
        {
            numbers = numbers.Concat(db.Set<Assignment>()
                .Where(a => units.Contains(a.Unit) && a.Kind == AssignmentKind.CoOperating && a.RelievedAt == null)
                .Join(db.Tickets.In(states), a => a.Ticket, t => t.Number, (a, t) => t.Number));
        }

        var tickets = db.Tickets.Where(t => numbers.Contains(t.Number));
        return tab switch
        {
            InboxTab.Back => tickets.SentBack(),
            InboxTab.Approve => tickets.Where(t => t.Requests.Any(r => r.State == UnitRequestState.WaitsForLeader)),
            _ => tickets,
        };
    }

    /// <summary>Parts that these units still owe.</summary>
    public static IQueryable<Assignment> Owed(this HotlineDb db, DepartmentCode[] units) => db.Set<Assignment>().Where(a => units.Contains(a.Unit) && a.DueAt != null);

    /// <summary>Whose last reply the reviewer sent back.</summary>
    public static IQueryable<Ticket> SentBack(this IQueryable<Ticket> tickets) =>
        tickets.Where(t => t.Replies.OrderByDescending(r => r.Id).Select(r => (ReplyState?)r.State).FirstOrDefault() == ReplyState.SentBack);

    private static TicketState[] States(InboxTab tab) => tab switch
    {
        InboxTab.Sign => [TicketState.Dispatched],
        InboxTab.Hand or InboxTab.Back => [TicketState.InHand],
        InboxTab.Approve or InboxTab.Below => [TicketState.Dispatched, TicketState.InHand],
        InboxTab.Review => [TicketState.UnderReview],
        _ => [TicketState.Dispatched, TicketState.InHand, TicketState.UnderReview],
    };
}
