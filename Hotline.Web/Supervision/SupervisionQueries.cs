using Hotline.Domain.Supervision;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Supervision;

/// <summary>The words in which warnings and orders are asked for. Both go through the tickets' own filters: nobody sees those of a ticket that is not shown to them.</summary>
public static class SupervisionQueries
{
    /// <summary>Cards that were given in a stretch of time, revoked ones too.</summary>
    public static IQueryable<Warning> Cards(this HotlineDb db, DateTimeOffset from, DateTimeOffset to) =>
        db.Set<Warning>().Where(w => w.Level >= WarningLevel.YellowCard && w.At >= from && w.At < to).Join(db.Tickets, w => w.Ticket, t => t.Number, (w, t) => w);

    /// <summary>Orders and remarks that wait for an answer, or for a word on it.</summary>
    public static IQueryable<SupervisionOrder> StandingOrders(this HotlineDb db) => db.Orders(OrderState.Open, OrderState.Answered);

    /// <summary>Orders and remarks in one of these states.</summary>
    public static IQueryable<SupervisionOrder> Orders(this HotlineDb db, params OrderState[] states) =>
        db.Set<SupervisionOrder>().Where(o => states.Contains(o.State)).Join(db.Tickets, o => o.Ticket, t => t.Number, (o, t) => o);
}
